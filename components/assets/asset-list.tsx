'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { Age, Page, QueryBoundary } from '@/components/layout';
import { EmptyState } from '@/components/ui/empty-state';
import { type Column, VirtualTable } from '@/components/ui/virtual-table';
import { formatCount } from '@/lib/domain/format';

export interface AssetListProps<Row extends { name: string }> {
  title: string;
  /** One and many: `model`, `models`. */
  things: readonly [one: string, many: string];
  query: UseQueryResult<Row[], Error>;
  columns: Column<Row>[];
  card: (row: Row) => React.ReactNode;
  /** How the first one comes to be. */
  firstOne: string;
}

/** What the workspace has of one kind, in Azure's order. Reading only: they are made in YAML, or elsewhere. */
export function AssetList<Row extends { name: string }>(props: AssetListProps<Row>) {
  const { title, things, query, columns, card, firstOne } = props;
  const [one, many] = things;
  const { data, dataUpdatedAt, error } = query;
  return (
    <Page title={title}>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
        <span className="ml-auto flex min-h-4 flex-wrap items-center gap-x-3 text-12 text-fg-2">
          <span role="status">{data && `${formatCount(data.length)} ${data.length === 1 ? one : many}`}</span>
          <Age at={dataUpdatedAt} stale={error !== null} />
        </span>
        <section className="min-w-0 rounded-8 border border-border bg-surface">
          <QueryBoundary query={query} what={`The list of ${many}`}>
            {(rows) =>
              rows.length > 0 ? (
                <VirtualTable columns={columns} rows={rows} rowKey={({ name }) => name} label={title} card={card} />
              ) : (
                <EmptyState title={`No ${many} in this workspace so far`}>{firstOne}</EmptyState>
              )
            }
          </QueryBoundary>
        </section>
      </div>
    </Page>
  );
}
