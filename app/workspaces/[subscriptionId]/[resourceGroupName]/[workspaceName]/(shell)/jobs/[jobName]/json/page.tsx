import { JobJson } from '@/components/jobs';

export default function Page() {
  return <JobJson />;
}
