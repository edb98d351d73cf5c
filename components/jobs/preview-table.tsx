'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { formatCount } from '@/lib/domain/format';

export interface PreviewTableProps {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  label: string;
}

const ROW_PX = 32;
/** Wider files are cut here and say so: a table of thousands of columns is no preview. */
const COLUMNS_MOST = 60;

/** Rows of a file as plain text: nothing in a cell is ever read as a link, a formula or markup. */
export function PreviewTable({ columns, rows, label }: PreviewTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 20,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = (items.at(-1)?.index ?? -1) + 1;
  const shown = columns.slice(0, COLUMNS_MOST);
  const area = { tabIndex: 0, role: 'group', 'aria-label': label };
  return (
    <div
      ref={box}
      {...area}
      className="max-h-[max(320px,calc(100dvh-440px))] overflow-auto rounded-b-8 -outline-offset-2!"
    >
      <table className="w-full border-separate border-spacing-0" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={`${head} w-16 text-right`}>
              Row
            </th>
            {keyed(shown).map(({ key, text }) => (
              <th key={key} scope="col" className={`${head} min-w-36 not-last:w-px`}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={first * ROW_PX} span={shown.length + 1} />
          {items.map(({ index, key }) => (
            <PreviewRow key={key} at={index} row={rows[index] ?? []} columns={shown} />
          ))}
          <Gap height={(rows.length - last) * ROW_PX} span={shown.length + 1} />
        </tbody>
      </table>
      {columns.length > COLUMNS_MOST && (
        <p className="border-t border-border px-4 py-2 text-12 text-fg-2">
          {COLUMNS_MOST} of {formatCount(columns.length)} columns are shown; all are in the download.
        </p>
      )}
    </div>
  );
}

function PreviewRow({ at, row, columns }: { at: number; row: readonly string[]; columns: readonly string[] }) {
  return (
    <tr aria-rowindex={at + 2} className="hover:bg-hover">
      <td className={`${cell} text-right text-fg-3 select-none`}>{formatCount(at + 1)}</td>
      {keyed(columns).map(({ key }, column) => (
        <td key={key} className={`${cell} mono`}>
          <span className="block max-w-120 truncate whitespace-pre" title={row[column]}>
            {row[column] ?? ''}
          </span>
        </td>
      ))}
    </tr>
  );
}

const head =
  'sticky top-0 z-1 h-8 border-b border-border bg-sunken px-3 text-left text-12 font-medium whitespace-nowrap text-fg-2';
const cell = 'h-8 border-b border-border px-3';

/** Column names may repeat; the place makes each key its own. */
const keyed = (columns: readonly string[]) => columns.map((text, at) => ({ text, key: `${at}-${text}` }));

function Gap({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  );
}
