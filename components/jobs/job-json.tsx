'use client';

import { QueryView } from '@/components/query';
import { useJobInView } from './job-context';

/** The fourth tab: the job as Azure holds it, with a query box. */
export function JobJson() {
  const { job } = useJobInView();
  return <QueryView of={{ kind: 'job', jobName: job.name }} />;
}
