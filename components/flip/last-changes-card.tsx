'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { QueryBoundary } from '@/components/layout';
import { Card } from '@/components/ui/card';
import { historyQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { DefaultChange } from '@/lib/contracts/api/history';
import type { EndpointDetail } from '@/lib/contracts/api/views';
import { formatInstant } from '@/lib/domain/format';
import { historyPath } from '@/lib/domain/reference';
import { resultWords } from './flip-words';

const SHOWN = 3;

/** The newest changes of the default deployment, and whether the history is whole. */
export function LastChangesCard({ workspace, endpoint }: { workspace: WorkspaceRef; endpoint: EndpointDetail }) {
  const query = useQuery(historyQuery(workspace, endpoint.name, endpoint.modifiedAt));
  const all = <Link href={historyPath(workspace, endpoint.name)}>All</Link>;
  return (
    <Card title="Last default changes" aside={all}>
      <QueryBoundary query={query} what="The history" pending={<p className="text-fg-2">Reading the history</p>}>
        {({ changes, problems }) => (
          <>
            {problems.length > 0 && (
              <p className="mb-2 font-medium text-st-failed-text">The history is not as it was written.</p>
            )}
            {changes.length === 0 ? (
              <p className="text-fg-2">No change was made here so far.</p>
            ) : (
              <ol className="grid gap-3">
                {changes.slice(0, SHOWN).map((change) => (
                  <Change key={change.id} change={change} />
                ))}
              </ol>
            )}
          </>
        )}
      </QueryBoundary>
    </Card>
  );
}

function Change({ change }: { change: DefaultChange }) {
  return (
    <li>
      <FromTo change={change} />
      <div className="text-12 text-fg-3 [overflow-wrap:anywhere]">
        {[formatInstant(change.at), change.by, resultWords(change)].filter(Boolean).join(' · ')}
      </div>
    </li>
  );
}

/** Old default, arrow, new default. */
export function FromTo({ change: { from, to } }: { change: Pick<DefaultChange, 'from' | 'to'> }) {
  return (
    <div className="mono flex flex-wrap items-center gap-x-2 [overflow-wrap:anywhere]">
      <span className="text-fg-2">{from ?? 'none'}</span>
      <ArrowRight role="img" aria-label="to" className="size-4 shrink-0 text-fg-2" />
      <b className="font-semibold">{to ?? 'none'}</b>
    </div>
  );
}
