'use client';

import Link from 'next/link';
import type { FileRow } from '@/lib/domain/failures/file-rows';
import { formatCount } from '@/lib/domain/format';
import { loneLink } from './detail-box';
import { rowName } from './failure-words';

export type LogHref = (place: { path: string; line: number } | null) => string;

/** To the line of the log that tells of a failure; a dash where none does. */
export function LineLink({ row, logHref }: { row: FileRow; logHref: LogHref }) {
  if (!row.place) return <span className="text-fg-3">—</span>;
  return (
    <Link href={logHref(row.place)} className={loneLink}>
      line {formatCount(row.place.line)}
      <span className="sr-only"> of the log, about {rowName(row)}</span>
    </Link>
  );
}
