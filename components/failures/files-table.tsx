'use client';

import { LogLineText } from '@/components/logs';
import { type Column, VirtualTable } from '@/components/ui/virtual-table';
import type { FileRow } from '@/lib/domain/failures/file-rows';
import { formatClock, formatCount } from '@/lib/domain/format';
import { causeTitle } from './failure-words';
import { FileName } from './file-name';
import { LineLink, type LogHref } from './line-link';

const Cause = ({ row }: { row: FileRow }) => (
  <span className="block truncate" title={row.message}>
    <b className="font-medium">{causeTitle(row.cause)}</b>{' '}
    <span className="mono text-fg-2">
      <LogLineText raw={row.message} />
    </span>
  </span>
);

const columnsOf = (logHref: LogHref): Column<FileRow>[] => [
  { key: 'file', header: 'File', cell: (row) => <FileName row={row} /> },
  { key: 'cause', header: 'Cause', width: '42%', cell: (row) => <Cause row={row} /> },
  {
    key: 'batch',
    header: 'Mini-batch',
    width: '104px',
    align: 'right',
    cell: ({ miniBatch }) => (miniBatch === null ? '—' : formatCount(miniBatch)),
  },
  {
    key: 'tries',
    header: 'Tries',
    width: '72px',
    align: 'right',
    hideBelow: 1100,
    cell: ({ tries }) => (tries === null ? '—' : formatCount(tries)),
  },
  {
    key: 'at',
    header: 'Last try',
    width: '96px',
    align: 'right',
    hideBelow: 1100,
    cell: ({ at }) => (at === null ? '—' : formatClock(at)),
  },
  {
    key: 'log',
    header: 'Log',
    width: '104px',
    align: 'right',
    cell: (row) => <LineLink row={row} logHref={logHref} />,
  },
];

const Card = ({ row, logHref }: { row: FileRow; logHref: LogHref }) => (
  <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3">
    <FileName row={row} />
    <LineLink row={row} logHref={logHref} />
    <div className="col-span-2">
      <Cause row={row} />
    </div>
  </div>
);

/** Every failed file with its cause; where the service names none, what is known of it. */
export function FilesTable({ rows, logHref }: { rows: readonly FileRow[]; logHref: LogHref }) {
  return (
    <VirtualTable
      columns={columnsOf(logHref)}
      rows={rows}
      rowKey={({ key }) => key}
      label="Failed files"
      card={(row) => <Card row={row} logHref={logHref} />}
      rowHeight={32}
    />
  );
}
