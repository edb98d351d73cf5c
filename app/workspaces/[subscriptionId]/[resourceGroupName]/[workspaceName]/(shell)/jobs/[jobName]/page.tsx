import { JobOverview } from '@/components/jobs';

export default function Page() {
  return <JobOverview />;
}
