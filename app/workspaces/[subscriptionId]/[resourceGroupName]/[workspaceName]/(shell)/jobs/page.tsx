import { JobsPage } from '@/components/jobs';

export default function Page() {
  return <JobsPage />;
}
