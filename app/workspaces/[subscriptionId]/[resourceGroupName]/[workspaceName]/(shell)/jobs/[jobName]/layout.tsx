import type { ReactNode } from 'react';
import { JobFrame } from '@/components/jobs';

interface Props {
  params: Promise<{ jobName: string }>;
  children: ReactNode;
}

/** Head and tabs of a job stay while its sections change. */
export default async function Layout({ params, children }: Props) {
  const { jobName } = await params;
  return (
    <JobFrame key={jobName} jobName={jobName}>
      {children}
    </JobFrame>
  );
}
