'use client';

import Link from 'next/link';
import type { FailureCause } from '@/lib/contracts/api/failures';
import type { FileRow } from '@/lib/domain/failures/file-rows';
import { formatCount } from '@/lib/domain/format';
import { DetailBox, loneLink } from './detail-box';
import { shortValue, slotsOf, someOf } from './failure-words';
import { FileName } from './file-name';
import { LineLink, type LogHref } from './line-link';

export interface SomeFilesProps {
  cause: FailureCause;
  /** All rows of the cause. */
  rows: readonly FileRow[];
  /** The list of all of them. */
  allHref: string;
  logHref: LogHref;
}

const SHOWN = 5;
const head = 'h-8 border-b border-border bg-sunken px-3 text-left text-12 font-medium text-fg-2';
const cell = 'h-8 border-b border-border px-3 group-last:border-b-0';

/** The first files of a cause, with what the mask took out of their messages. */
export function SomeFiles({ cause, rows, allHref, logHref }: SomeFilesProps) {
  const slots = slotsOf(cause.message);
  const showAll = rows.length > SHOWN && (
    <Link href={allHref} className={loneLink}>
      Show all
    </Link>
  );
  return (
    <DetailBox title={someOf(SHOWN, rows)} link={showAll}>
      <table className="w-full table-fixed border-separate border-spacing-0">
        <thead>
          <tr>
            <th scope="col" className={head}>
              {rows.every(({ file }) => file !== null) ? 'File' : 'File or process'}
            </th>
            <th scope="col" className={`${head} w-22 text-right max-md:hidden`}>
              Mini-batch
            </th>
            {slots && (
              <th scope="col" className={`${head} mono w-28 truncate max-md:hidden`}>
                {slots}
              </th>
            )}
            <th scope="col" className={`${head} w-22 text-right`}>
              Log
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row) => (
            <SomeFile key={row.key} row={row} hasSlots={slots !== null} logHref={logHref} />
          ))}
        </tbody>
      </table>
    </DetailBox>
  );
}

function SomeFile({ row, hasSlots, logHref }: { row: FileRow; hasSlots: boolean; logHref: LogHref }) {
  return (
    <tr className="group">
      <td className={cell}>
        <FileName row={row} />
      </td>
      <td className={`${cell} text-right max-md:hidden`}>
        {row.miniBatch === null ? '—' : formatCount(row.miniBatch)}
      </td>
      {hasSlots && (
        <td className={`${cell} text-fg-2 max-md:hidden`}>
          <Values values={row.values} />
        </td>
      )}
      <td className={`${cell} text-right`}>
        <LineLink row={row} logHref={logHref} />
      </td>
    </tr>
  );
}

/** Text of a log, which may not turn what stands beside it around. */
function Values({ values }: { values: readonly string[] }) {
  return (
    <span className="mono block truncate" title={values.join(' ')}>
      <bdi>{values.map(shortValue).join(' ')}</bdi>
    </span>
  );
}
