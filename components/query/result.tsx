'use client';

import { useMemo } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { tableOf } from '@/lib/domain/query/table';
import type { Json } from '@/lib/domain/yaml/rest-body';
import { writeYaml } from '@/lib/domain/yaml/write';
import type { Format } from './address';
import { ResultTable } from './result-table';
import { TextView } from './text-view';

/** A result as text or as a table. */
export function Result({ value, as }: { value: Json; as: Format }) {
  if (as === 'table') return <Table value={value} />;
  return <Text value={value} as={as} />;
}

function Text({ value, as }: { value: Json; as: 'json' | 'yaml' }) {
  const text = useMemo(() => (as === 'json' ? `${JSON.stringify(value, null, 2)}\n` : writeYaml(value)), [value, as]);
  return <TextView text={text} label={as === 'json' ? 'Result as JSON' : 'Result as YAML'} />;
}

function Table({ value }: { value: Json }) {
  const table = useMemo(() => tableOf(value), [value]);
  if (table === null)
    return <EmptyState title={value === null ? 'The result is null' : 'The result is an empty list'} />;
  return <ResultTable table={table} />;
}
