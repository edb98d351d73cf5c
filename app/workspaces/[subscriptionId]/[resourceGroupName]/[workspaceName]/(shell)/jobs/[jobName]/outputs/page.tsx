import { JobOutputs } from '@/components/jobs';

export default function Page() {
  return <JobOutputs />;
}
