'use client';

import { ArrowDownToLine } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Segments } from '@/components/ui/segments';
import { saveText } from '@/lib/client/download';
import type { JobFailuresView } from '@/lib/contracts/api/failures';
import { failuresCsv } from '@/lib/domain/failures/file-rows';
import { formatCount } from '@/lib/domain/format';
import type { FailuresPlace } from './use-failures-view';

export interface FailuresToolbarProps {
  jobName: string;
  view: JobFailuresView;
  place: FailuresPlace;
}

const options = [
  { value: 'cause', label: 'By cause' },
  { value: 'file', label: 'By file' },
] as const;

/** How many causes there are, how to list them, and the list as a file. */
export function FailuresToolbar({ jobName, view, place }: FailuresToolbarProps) {
  const count = view.causes.length;
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-2">
      <h2 className="text-14 font-semibold">{count === 1 ? '1 cause' : `${formatCount(count)} causes`}</h2>
      <p className="min-w-0 flex-1 basis-60 text-12 text-fg-2">
        Numbers, paths and ids in messages are masked to group them.
      </p>
      <Segments label="List failures" value={place.by} options={options} onValueChange={place.show} />
      <Button
        icon={<ArrowDownToLine aria-hidden className="size-4" />}
        onClick={() => void saveText(failuresCsv(view), `${jobName}-failures.csv`, 'text/csv')}
      >
        Export CSV
      </Button>
    </div>
  );
}
