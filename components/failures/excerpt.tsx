'use client';

import Link from 'next/link';
import { LogLineText } from '@/components/logs';
import type { FailureCause } from '@/lib/contracts/api/failures';
import { formatCount } from '@/lib/domain/format';
import { describeLogFile } from '@/lib/domain/log-files';
import { DetailBox, loneLink } from './detail-box';

export interface ExcerptProps {
  cause: FailureCause;
  logHref: (place: { path: string; line: number } | null) => string;
}

/** The log around the first failure of a cause, its own line marked. */
export function Excerpt({ cause: { excerpt }, logHref }: ExcerptProps) {
  if (!excerpt)
    return (
      <DetailBox title="Log" link={openLogs(logHref(null))}>
        <p className="flex-1 bg-log-bg p-3 text-fg-2">The errors file, as far as it was read, has no entry of these.</p>
      </DetailBox>
    );
  const { path, line, from, lines } = excerpt;
  const link = (
    <Link href={logHref(excerpt)} className={loneLink}>
      Open at line {formatCount(line)}
    </Link>
  );
  return (
    <DetailBox title={`${describeLogFile('', path, true).title}, ${path}`} link={link}>
      <ol aria-label="The log around the first failure" className="mono flex-1 bg-log-bg py-2 leading-5">
        {numbered(lines, from).map(({ number, text }) => (
          <ExcerptLine key={number} number={number} text={text} isMarked={number === line} />
        ))}
      </ol>
    </DetailBox>
  );
}

const openLogs = (href: string) => (
  <Link href={href} className={loneLink}>
    Open logs
  </Link>
);

const numbered = (lines: readonly string[], from: number) => lines.map((text, at) => ({ number: from + at, text }));

function ExcerptLine({ number, text, isMarked }: { number: number; text: string; isMarked: boolean }) {
  return (
    <li aria-current={isMarked ? 'true' : undefined} className={`flex gap-3 px-3 ${isMarked ? 'bg-selected' : ''}`}>
      <span className={`shrink-0 select-none ${isMarked ? 'font-semibold text-accent-text' : 'text-fg-3'}`}>
        {formatCount(number)}
      </span>
      <span className={`min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere] ${isMarked ? 'text-ansi-red' : ''}`}>
        <LogLineText raw={text} />
      </span>
    </li>
  );
}
