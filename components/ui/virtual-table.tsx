'use client';

import { CardList } from './card-list';
import { CellContent, cellStyle, Gap, heights, hidden, moveBetweenRows, TableHead } from './table-parts';
import type { VirtualTableProps } from './table-types';
import { useNarrow } from './use-media-query';
import { useRowWindow } from './use-row-window';

export type { Column } from './table-types';

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
