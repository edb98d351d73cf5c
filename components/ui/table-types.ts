import type { ReactNode } from 'react';

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
