'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { TextField } from '@/components/ui/text-field';
import { datastoresQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { DatastoreField } from './datastore-field';
import type { FieldErrors } from './form-check';
import { UriTypeField } from './uri-type-field';
import type { Form } from './use-form';

/** Input that lies in a datastore already. */
export function DatastorePath({
  workspace,
  form,
  errors,
}: {
  workspace: WorkspaceRef;
  form: Form;
  errors: FieldErrors;
}) {
  const { datastore, path, pathType } = form.values;
  const { data } = useQuery(datastoresQuery(workspace));
  const usual = data?.datastores.find(({ isDefault }) => isDefault)?.name;
  useEffect(() => {
    if (datastore === '' && usual) form.change({ datastore: usual });
  }, [datastore, usual, form.change]);
  return (
    <div className="grid gap-3 md:grid-cols-2">
      <DatastoreField
        workspace={workspace}
        label="Datastore"
        value={datastore}
        onValueChange={(next) => form.change({ datastore: next })}
      />
      <UriTypeField value={pathType} onValueChange={(next) => form.change({ pathType: next })} />
      <TextField
        className="md:col-span-2"
        label="Path in the datastore"
        value={path}
        onChange={(event) => form.change({ path: event.target.value })}
        placeholder={pathType === 'UriFolder' ? 'scans/2026-11-21' : 'scans/2026-11-21/scan_0412.png'}
        error={errors.path}
        mono
        spellCheck={false}
        autoComplete="off"
      />
    </div>
  );
}
