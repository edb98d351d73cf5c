'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Banner } from '@/components/ui/banner';
import type { JobDetail } from '@/lib/contracts/api/views';

/** Why the job failed, in Azure's words, and what the service warned about. */
export function JobMessages({ job, logsHref }: { job: JobDetail; logsHref: string }) {
  const onLogs = usePathname()?.endsWith('/logs');
  if (!job.error && job.warnings.length === 0) return null;
  return (
    <div className="grid gap-2">
      {job.error && (
        <Banner
          tone="bad"
          title={`The job failed${job.error.code ? `: ${job.error.code}.` : '.'}`}
          actions={!onLogs && <Link href={logsHref}>Open logs</Link>}
        >
          <span className="whitespace-pre-wrap">{job.error.message}</span>
        </Banner>
      )}
      {job.warnings.map((warning) => (
        <Banner key={warning} tone="warn" title="The service warns.">
          {warning}
        </Banner>
      ))}
    </div>
  );
}
