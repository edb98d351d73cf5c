'use client';

import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { cn } from './cn';
import type { VirtualTableProps } from './table-types';
import { useRowWindow } from './use-row-window';

/** Height in px of a card until the first one is measured; the cards of a list are about alike. */
const CARD_GUESS = 96;

/** The rows of a table as cards, of which only those near the window's edge are drawn. */
export function CardList<Row>({
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
