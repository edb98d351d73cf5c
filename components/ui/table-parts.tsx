import Link from 'next/link';
import type { KeyboardEvent } from 'react';
import { cn } from './cn';
import type { Column } from './table-types';

/** Classes that hide a column below a width; whole names, since Tailwind reads them from the source. */
export const hidden = {
  900: 'max-[899px]:hidden',
  1100: 'max-[1099px]:hidden',
  1320: 'max-[1319px]:hidden',
  1600: 'max-[1599px]:hidden',
};
export const heights = { 32: 'h-8', 40: 'h-10', 52: 'h-13' };

export function TableHead<Row>({ columns }: { columns: Column<Row>[] }) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            aria-sort={column.sort}
            className={cn(
              'sticky top-12 z-5 h-8 truncate border-b border-border bg-sunken px-3 text-left text-12 font-medium text-fg-2 first:rounded-tl-8 first:pl-4 last:rounded-tr-8 last:pr-4',
              column.align === 'right' && 'text-right',
              column.hideBelow && hidden[column.hideBelow],
            )}
          >
            {column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function CellContent<Row>({ row, column, href }: { row: Row; column: Column<Row>; href: string | undefined }) {
  return (
    <>
      {href ? (
        <Link href={href} data-row-link className="block truncate font-semibold text-fg hover:text-accent-text">
          {column.cell(row)}
        </Link>
      ) : (
        column.cell(row)
      )}
      {column.sub && <div className="truncate text-12 text-fg-3">{column.sub(row)}</div>}
    </>
  );
}

export function cellStyle<Row>(column: Column<Row>, height: string): string {
  return cn(
    height,
    'border-b border-border px-3 py-0 align-middle transition-colors duration-(--dur-1) group-last:border-b-0 group-hover:bg-hover first:pl-4 last:pr-4 group-last:first:rounded-bl-8 group-last:last:rounded-br-8',
    column.align === 'right' && 'text-right',
    column.hideBelow && hidden[column.hideBelow],
  );
}

export const Gap = ({ height }: { height: number }) => (
  <tr aria-hidden>
    <td style={{ height }} />
  </tr>
);

/** Arrow keys move from row link to row link; Enter is the link's own. */
export function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches('[data-row-link]')) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]')];
  const next = links[links.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
