'use client';

import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { useJobInView } from './job-context';

/** The fourth tab: all that this page knows of the job, as text. */
export function JobJson() {
  const { job } = useJobInView();
  const text = JSON.stringify(job, null, 2);
  const area = { tabIndex: 0, role: 'group', 'aria-label': 'Job as JSON' };
  return (
    <Card title="JSON" aside={<CopyButton text={text} label="Copy JSON" />} flush>
      <pre {...area} className="mono overflow-x-auto rounded-b-8 bg-log-bg p-4 leading-5 -outline-offset-2!">
        {text}
      </pre>
    </Card>
  );
}
