import Link from 'next/link';
import { StatusIcon, statusColors, statusLook } from '@/components/jobs';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { EndpointSummary } from '@/lib/contracts/api/views';
import { endpointPath } from '@/lib/domain/reference';
import { endpointState } from '@/lib/domain/wallboard';
import { SUCCESS_WORDS, stateWords, wallAge } from './wall-words';

/** One of the three sums. */
export function PhoneSum({
  status,
  failures,
  count,
  word,
}: {
  status: string;
  failures?: number;
  count: number;
  word: string;
}) {
  return (
    <li className="rounded-8 border border-border bg-surface px-3 py-2.5">
      <span className={`flex items-center gap-2 text-20 font-semibold ${count === 0 ? 'text-fg-3' : ''}`}>
        <StatusIcon status={status} failures={failures} plain={count === 0} />
        {count}
      </span>
      <span className="text-12 text-fg-2">{word}</span>
    </li>
  );
}

interface LineProps {
  endpoint: EndpointSummary;
  now: Date;
  workspace: WorkspaceRef;
}

/** An endpoint that needs a look, with the first cause. */
export function TroubleCard({ endpoint, now, workspace }: LineProps) {
  const { word, trouble, icon } = stateWords(endpointState(endpoint, now));
  const colors = statusColors[statusLook(icon.status, icon.failures)];
  const success = wallAge(endpoint.lastSuccessAt, now.getTime());
  return (
    <li
      className={`rounded-12 border border-current py-2.5 pr-3.5 pl-4.5 shadow-[inset_6px_0_0_currentColor] ${colors.icon} ${trouble === 'bad' ? colors.ground : 'bg-surface'}`}
    >
      <span className="flex items-center gap-2.5">
        <StatusIcon {...icon} />
        <Link
          href={endpointPath(workspace, endpoint.name)}
          className="min-w-0 flex-1 truncate text-14 font-semibold text-fg"
        >
          {endpoint.name}
        </Link>
        <span className={`shrink-0 font-semibold ${colors.word}`}>{word}</span>
      </span>
      {endpoint.lastJob?.cause && (
        <p className="mt-1.5 line-clamp-3 text-fg [overflow-wrap:anywhere]">{endpoint.lastJob.cause}</p>
      )}
      <span className="mt-2 flex gap-6 text-fg">
        <span>
          <b className="block text-16 font-semibold">{success ?? (endpoint.jobsKnown ? 'never' : '—')}</b>
          <span className="text-12 text-fg-2">{SUCCESS_WORDS[success || !endpoint.jobsKnown ? 'ago' : 'never']}</span>
        </span>
        <span>
          <b className="block text-16 font-semibold">{endpoint.jobsKnown ? endpoint.failedLast24Hours : '—'}</b>
          <span className="text-12 text-fg-2">failed in 24 h</span>
        </span>
      </span>
    </li>
  );
}

/** An endpoint that is well. */
export function WellLine({ endpoint, now, workspace }: LineProps) {
  const { word, icon } = stateWords(endpointState(endpoint, now));
  return (
    <li className="flex min-h-12 items-center gap-2.5 border-b border-border px-3.5 last:border-b-0">
      <StatusIcon {...icon} plain={word === 'Idle'} className={word === 'Idle' ? 'text-fg-3' : ''} />
      <Link href={endpointPath(workspace, endpoint.name)} className="min-w-0 flex-1 truncate font-medium text-fg">
        {endpoint.name}
      </Link>
      <span className="text-fg-2">{word}</span>
      <span className="w-12 text-right text-fg-2">{wallAge(endpoint.lastSuccessAt, now.getTime()) ?? '—'}</span>
    </li>
  );
}
