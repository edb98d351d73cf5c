'use client';

import { useQuery } from '@tanstack/react-query';
import { errorWords } from '@/components/layout';
import { Button } from '@/components/ui/button';
import { Select, type SelectOption } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { datastoresQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';

export interface DatastoreFieldProps {
  workspace: WorkspaceRef;
  label: string;
  /** '' = none chosen */
  value: string;
  /** Makes '' a choice of its own. */
  emptyLabel?: string;
  onValueChange(name: string): void;
}

const NONE = ' ';

/** A datastore of the workspace; where the list can not be read, its name is typed. */
export function DatastoreField({ workspace, label, value, emptyLabel, onValueChange }: DatastoreFieldProps) {
  const { data, error, refetch } = useQuery(datastoresQuery(workspace));
  if (error && !data) {
    return (
      <div className="grid min-w-0 gap-1.5">
        <TextField
          label={label}
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
          hint={`The list can not be shown, so type the name. ${errorWords(error, 'The datastores list').said}`}
          mono
        />
        <Button size="sm" className="justify-self-start" onClick={() => void refetch()}>
          Read the list again
        </Button>
      </div>
    );
  }
  const none: SelectOption<string>[] = emptyLabel ? [{ value: NONE, label: emptyLabel }] : [];
  const known = (data?.datastores ?? []).map(({ name, isDefault, container }) => ({
    value: name,
    label: name,
    caption: [isDefault && 'default', container].filter(Boolean).join(' · '),
  }));
  const missing = data !== undefined && value !== '' && !known.some((option) => option.value === value);
  return (
    <Select
      label={label}
      value={value || (emptyLabel ? NONE : null)}
      onValueChange={(next) => onValueChange(next === NONE ? '' : next)}
      options={[...none, ...known]}
      placeholder={data ? 'Choose a datastore' : 'Reading the datastores'}
      error={missing ? `There is no datastore ${value} here` : undefined}
    />
  );
}
