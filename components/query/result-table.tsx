'use client';

import { CopyButton } from '@/components/ui/copy-button';
import { useRowWindow } from '@/components/ui/use-row-window';
import { formatCount } from '@/lib/domain/format';
import type { ResultTable as Rows } from '@/lib/domain/query/table';

const ROW = 32;
const cell = 'h-8 max-w-96 truncate border-b border-border px-3 text-left first:pl-4 last:pr-4';

/** Rows and columns of a result; only the rows near the window's edge are drawn. It scrolls sideways in its own box. */
export function ResultTable({ table: { columns, rows } }: { table: Rows }) {
  const { body, first, last, above, below } = useRowWindow(rows.length, ROW);
  // A result has no key of its own: a row is its place.
  const seen = rows.slice(first, last).map((row, index) => ({ row, place: first + index }));
  const text = [columns, ...rows].map((row) => row.join('\t')).join('\n');
  const area = { tabIndex: 0, role: 'group', 'aria-label': 'Result as a table' };
  return (
    <>
      <div className="flex min-h-9 items-center justify-end gap-2 px-4 text-12 text-fg-2">
        {formatCount(rows.length)} {rows.length === 1 ? 'row' : 'rows'}
        <CopyButton text={text} label="Copy the table as text with tabs" />
      </div>
      <div ref={body} {...area} className="overflow-x-auto -outline-offset-2!">
        <table aria-rowcount={rows.length + 1} className="w-full border-separate border-spacing-0">
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <th key={column} scope="col" className={`${cell} bg-sunken text-12 font-medium text-fg-2`}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {above > 0 && <Gap height={above} />}
            {seen.map(({ row, place }) => (
              <tr key={place} aria-rowindex={place + 2} className="hover:bg-hover">
                {columns.map((column, at) => (
                  <td key={column} title={row[at]} className={`${cell} mono`}>
                    {row[at]}
                  </td>
                ))}
              </tr>
            ))}
            {below > 0 && <Gap height={below} />}
          </tbody>
        </table>
      </div>
    </>
  );
}

const Gap = ({ height }: { height: number }) => (
  <tr aria-hidden>
    <td style={{ height }} />
  </tr>
);
