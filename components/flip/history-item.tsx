import { TriangleAlert } from 'lucide-react';
import { LinkButton } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Tag } from '@/components/ui/tag';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { DefaultChange } from '@/lib/contracts/api/history';
import { formatInstant } from '@/lib/domain/format';
import { flipPath } from '@/lib/domain/reference';
import { resultWords } from './flip-words';
import { FromTo } from './last-changes-card';

export interface HistoryItemProps {
  workspace: WorkspaceRef;
  endpointName: string;
  change: DefaultChange;
  /** It is the newest that is in force. */
  canUndo: boolean;
}

/** One change: when, from what to what, who, why, and what became of it. */
export function HistoryItem({ workspace, endpointName, change, canUndo }: HistoryItemProps) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 border-b border-border px-4 py-2.5 last:border-0 md:grid-cols-[200px_minmax(0,1fr)_auto]">
      <time dateTime={change.at} className="text-fg-2 max-md:col-span-2">
        {formatInstant(change.at)}
      </time>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <FromTo change={change} />
        <Facts change={change} />
      </div>
      {canUndo && change.from !== null && (
        <LinkButton size="sm" href={flipPath(workspace, endpointName, change.from, change.id)}>
          Undo
        </LinkButton>
      )}
    </li>
  );
}

function Facts({ change }: { change: DefaultChange }) {
  const { by, reason, change: reference, message, undoes, written, tampered, requestId } = change;
  return (
    <>
      {reason && <p dir="auto">{reason}</p>}
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-12 text-fg-2">
        <span>{[resultWords(change), by && `by ${by}`].filter(Boolean).join(', ')}</span>
        {reference && <Tag>{reference}</Tag>}
        {undoes && <Tag>Undo</Tag>}
        {!written && <Tag tone="outline">not in the history yet</Tag>}
        {tampered && <Tampered />}
      </p>
      {message && <p className="text-12 text-fg-3">{message}</p>}
      {requestId && (
        <p className="mono text-12 text-fg-3">
          request id {requestId}
          <CopyButton text={requestId} label="Copy request id" />
        </p>
      )}
    </>
  );
}

const Tampered = () => (
  <span className="inline-flex items-center gap-1 font-medium text-st-failed-text">
    <TriangleAlert aria-hidden className="size-3.5" />
    changed after it was written
  </span>
);
