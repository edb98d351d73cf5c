'use client';

import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { zoneName } from '@/components/jobs';
import { LogLineText } from '@/components/logs';
import { Tag } from '@/components/ui/tag';
import type { FailureCause } from '@/lib/contracts/api/failures';
import { formatCount, formatInstant } from '@/lib/domain/format';
import { CauseDetail } from './cause-detail';
import { causeTitle, triesWords, unitWord, whenWords, whereWords } from './failure-words';
import type { SomeFilesProps } from './some-files';

export interface CauseItemProps extends SomeFilesProps {
  isOpen: boolean;
  onToggle: () => void;
}

/** One cause: how many, what, when, where; opened, its files and the log around its first failure. */
export function CauseItem({ isOpen, onToggle, ...detail }: CauseItemProps) {
  const { cause } = detail;
  const detailId = useId();
  return (
    <li className="border-b border-border last:border-b-0">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailId : undefined}
        onClick={onToggle}
        className="grid w-full grid-cols-[16px_48px_minmax(0,1fr)] items-center gap-x-3.5 gap-y-1 px-4 py-3 text-left -outline-offset-2! hover:bg-hover min-[1100px]:grid-cols-[16px_48px_minmax(0,1fr)_148px_160px]"
      >
        <ChevronRight
          aria-hidden
          className={`size-4 text-fg-2 transition-transform duration-(--dur-1) ${isOpen ? 'rotate-90' : ''}`}
        />
        <span>
          <b className="block text-20 font-semibold">{formatCount(cause.count)}</b>{' '}
          <span className="block text-12 text-fg-2">{unitWord(cause)}</span>
        </span>
        <Said cause={cause} />
        <Facts cause={cause} />
      </button>
      {isOpen && (
        <div id={detailId} className="px-4 pb-4 min-[1100px]:pl-11.5">
          <CauseDetail {...detail} />
        </div>
      )}
    </li>
  );
}

function Said({ cause }: { cause: FailureCause }) {
  return (
    <span className="min-w-0">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <b className="font-semibold [overflow-wrap:anywhere]">{causeTitle(cause)}</b>{' '}
        {cause.stage === 'init' && <Tag>in init()</Tag>}{' '}
        {cause.isFirst && (
          <span className="inline-flex h-5 items-center rounded-4 bg-st-failed-soft px-1.5 text-12 text-st-failed-text">
            first failure
          </span>
        )}
      </span>
      <span className="mono line-clamp-2 block text-fg-2 [overflow-wrap:anywhere]">
        <LogLineText raw={cause.message} />
      </span>
    </span>
  );
}

/** When and where; on a narrow page under the message. */
function Facts({ cause }: { cause: FailureCause }) {
  const when = whenWords(cause, zoneName());
  const where = [whereWords(cause), triesWords(cause)].filter((words) => words !== null);
  const exact = [cause.firstAt, cause.lastAt].flatMap((at) => (at === null ? [] : formatInstant(at)));
  const style = 'flex flex-wrap gap-x-2 text-12 text-fg-2 max-[1099px]:col-start-3 min-[1100px]:grid';
  return (
    <>
      <span className={style} title={exact.length > 0 ? [...new Set(exact)].join(' to ') : undefined}>
        {when.map((line) => (
          <span key={line}>{line} </span>
        ))}
      </span>
      <span className={style}>
        {where.map((line) => (
          <span key={line}>{line} </span>
        ))}
      </span>
    </>
  );
}
