import { JobLogs } from '@/components/jobs';

export default function Page() {
  return <JobLogs />;
}
