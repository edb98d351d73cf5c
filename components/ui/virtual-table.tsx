'use client';

import Link from 'next/link';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { cn } from './cn';
import { useNarrow } from './use-media-query';
import { useRowWindow } from './use-row-window';

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: 'right';
  /** Any CSS width; columns without one share what is left. */
  width?: string;
  /** Leaves the table when the window is narrower than this. The name, the status and the cause never go. */
  hideBelow?: 900 | 1100 | 1320 | 1600;
  /** With `rowHref`, this cell's content is the link of its row; without any such column the first one is. */
  rowLink?: boolean;
  /** A second line under the cell's content, outside the link. */
  sub?: (row: Row) => ReactNode;
  sort?: 'ascending' | 'descending';
}

export interface VirtualTableProps<Row> {
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowHref?: (row: Row) => string;
  label: string;
  /** Below 768 px each row is one card. With `rowHref` the whole card is the link, so it holds no controls. */
  card?: (row: Row) => ReactNode;
  /** Height of a row in px: 32 dense, 40 short lists, 52 with a second line. */
  rowHeight?: 32 | 40 | 52;
}

const hidden = {
  900: 'max-[899px]:hidden',
  1100: 'max-[1099px]:hidden',
  1320: 'max-[1319px]:hidden',
  1600: 'max-[1599px]:hidden',
};
const heights = { 32: 'h-8', 40: 'h-10', 52: 'h-13' };

/** A table that draws only the rows near the window's edge, and a list of cards on phones. The page itself scrolls. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const narrow = useNarrow();
  return narrow && props.card ? <CardList {...props} card={props.card} /> : <WideTable {...props} />;
}

function WideTable<Row>({ columns, rows, rowKey, rowHref, label, rowHeight = 40 }: VirtualTableProps<Row>) {
  const { body, first, last, above, below } = useRowWindow(rows.length, rowHeight);
  const linked = columns.find((column) => column.rowLink) ?? columns[0];
  return (
    <div ref={body}>
      <table
        aria-label={label}
        aria-rowcount={rows.length + 1}
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <colgroup>
          {columns.map((column) => (
            <col
              key={column.key}
              className={column.hideBelow && hidden[column.hideBelow]}
              style={column.width ? { width: column.width } : undefined}
            />
          ))}
        </colgroup>
        <TableHead columns={columns} />
        <tbody onKeyDown={moveBetweenRows}>
          {above > 0 && <Gap height={above} />}
          {rows.slice(first, last).map((row, index) => (
            <tr key={rowKey(row)} aria-rowindex={first + index + 2} className="group">
              {columns.map((column) => (
                <td key={column.key} className={cellStyle(column, heights[rowHeight])}>
                  <CellContent row={row} column={column} href={column === linked ? rowHref?.(row) : undefined} />
                </td>
              ))}
            </tr>
          ))}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </div>
  );
}

function TableHead<Row>({ columns }: { columns: Column<Row>[] }) {
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

function CellContent<Row>({ row, column, href }: { row: Row; column: Column<Row>; href: string | undefined }) {
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

function cellStyle<Row>(column: Column<Row>, height: string): string {
  return cn(
    height,
    'border-b border-border px-3 py-0 align-middle transition-colors duration-(--dur-1) group-last:border-b-0 group-hover:bg-hover first:pl-4 last:pr-4 group-last:first:rounded-bl-8 group-last:last:rounded-br-8',
    column.align === 'right' && 'text-right',
    column.hideBelow && hidden[column.hideBelow],
  );
}

const Gap = ({ height }: { height: number }) => (
  <tr aria-hidden>
    <td style={{ height }} />
  </tr>
);

/** Arrow keys move from row link to row link; Enter is the link's own. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches('[data-row-link]')) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]')];
  const next = links[links.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Height in px of a card until the first one is measured; the cards of a list are about alike. */
const CARD_GUESS = 96;

function CardList<Row>({
  rows,
  rowKey,
  rowHref,
  label,
  card,
}: VirtualTableProps<Row> & { card: (row: Row) => ReactNode }) {
  const [height, setHeight] = useState(CARD_GUESS);
  const { body, first, last, above, below } = useRowWindow(rows.length, height);
  const measure = (item: HTMLLIElement | null) =>
    setHeight((known) => (known === CARD_GUESS && item?.offsetHeight) || known);
  const style = 'block border-b border-border px-4 py-3 text-fg group-last:border-b-0';
  return (
    <div ref={body} style={{ paddingTop: above, paddingBottom: below }}>
      <ul aria-label={label}>
        {rows.slice(first, last).map((row, index) => (
          <li key={rowKey(row)} ref={index === 1 ? measure : undefined} className="group">
            {rowHref ? (
              <Link href={rowHref(row)} className={cn(style, '-outline-offset-2! hover:no-underline active:bg-hover')}>
                {card(row)}
              </Link>
            ) : (
              <div className={style}>{card(row)}</div>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
