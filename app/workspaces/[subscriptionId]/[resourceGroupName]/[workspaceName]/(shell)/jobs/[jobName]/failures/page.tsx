import { JobFailures } from '@/components/failures';

export default function Page() {
  return <JobFailures />;
}
