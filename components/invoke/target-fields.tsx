'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { TextField } from '@/components/ui/text-field';
import { datastoresQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { DatastoreField } from './datastore-field';
import type { FieldErrors } from './form-check';
import type { Form } from './use-form';

/** Optional: where dropped files go. Closed until something is said there. */
export function TargetFields({
  workspace,
  form,
  errors,
}: {
  workspace: WorkspaceRef;
  form: Form;
  errors: FieldErrors;
}) {
  const { targetDatastore, targetPath } = form.values;
  return (
    <details className="group mt-3" open={targetDatastore !== '' || targetPath !== ''}>
      <summary className="inline-flex min-h-7 list-none items-center gap-1.5 rounded-4 font-medium text-accent-text [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform duration-(--dur-1) group-open:rotate-90" />
        Where the files go
      </summary>
      <div className="mt-2 grid gap-3 md:grid-cols-2">
        <DatastoreField
          workspace={workspace}
          label="Target datastore"
          value={targetDatastore}
          emptyLabel="The workspace’s default"
          onValueChange={(next) => form.change({ targetDatastore: next })}
        />
        <TextField
          label="Target folder"
          value={targetPath}
          onChange={(event) => form.change({ targetPath: event.target.value })}
          placeholder="a new folder, named by the server"
          hint="Inside the datastore. Files with the same names there are replaced."
          error={errors.targetPath}
          mono
          spellCheck={false}
          autoComplete="off"
        />
      </div>
    </details>
  );
}

/** The place of dropped files in words. */
export function useTargetPlace(workspace: WorkspaceRef, { values }: Form): string {
  const { data } = useQuery(datastoresQuery(workspace));
  const named = values.targetDatastore || data?.datastores.find(({ isDefault }) => isDefault)?.name;
  const folder = values.targetPath || 'a new folder';
  return named ? `${folder} on ${named}` : folder;
}
