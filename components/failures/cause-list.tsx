'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { JobFailuresView } from '@/lib/contracts/api/failures';
import { type FileRow, fileRows } from '@/lib/domain/failures/file-rows';
import { formatCount } from '@/lib/domain/format';
import { CauseItem } from './cause-item';
import type { LogHref } from './line-link';
import type { FailuresPlace } from './use-failures-view';

export interface CauseListProps {
  view: JobFailuresView;
  place: FailuresPlace;
  logHref: LogHref;
}

const PAGE = 25;

/** Causes, most failures first; the first one is open until a reader chooses. */
export function CauseList({ view, place, logHref }: CauseListProps) {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [limit, setLimit] = useState(PAGE);
  const rows = useMemo(() => rowsByCause(view), [view]);
  const rest = view.causes.length - limit;
  const isOpen = (id: string, at: number) => toggled.get(id) ?? at === 0;
  return (
    <>
      <ul aria-label="Causes">
        {view.causes.slice(0, limit).map((cause, at) => (
          <CauseItem
            key={cause.id}
            cause={cause}
            rows={rows.get(cause.id) ?? []}
            allHref={place.hrefOf('file', cause.id)}
            logHref={logHref}
            isOpen={isOpen(cause.id, at)}
            onToggle={() => setToggled(new Map(toggled).set(cause.id, !isOpen(cause.id, at)))}
          />
        ))}
      </ul>
      {rest > 0 && (
        <div className="border-t border-border px-4 py-2">
          <Button size="sm" onClick={() => setLimit(limit + 4 * PAGE)}>
            Show {formatCount(Math.min(rest, 4 * PAGE))} more causes
          </Button>
        </div>
      )}
    </>
  );
}

function rowsByCause(view: JobFailuresView): Map<string, FileRow[]> {
  const rows = new Map<string, FileRow[]>();
  for (const row of fileRows(view)) {
    const known = rows.get(row.cause.id);
    if (known) known.push(row);
    else rows.set(row.cause.id, [row]);
  }
  return rows;
}
