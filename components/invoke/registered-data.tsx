'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ErrorBanner } from '@/components/layout';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { dataAssetsQuery, dataVersionsQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { Form } from './use-form';

/** A data asset and one of its versions; the newest is chosen with the asset. Where the list can not be read they are typed. */
export function RegisteredData({ workspace, form }: { workspace: WorkspaceRef; form: Form }) {
  const { data, error, refetch } = useQuery(dataAssetsQuery(workspace));
  const [first] = data?.assets ?? [];
  const { dataName } = form.values;
  useEffect(() => {
    if (dataName === '' && first) form.change({ dataName: first.name, dataVersion: '' });
  }, [dataName, first, form.change]);
  if (error && !data) return <TypedAsset form={form} error={error} onRetry={() => void refetch()} />;
  if (data?.assets.length === 0) {
    return (
      <EmptyState title="No data asset in this workspace yet">
        A data asset gives a folder a name and a version. Local files, a cloud path or a datastore path work without
        one.
      </EmptyState>
    );
  }
  const options = (data?.assets ?? []).map(({ name, description }) => ({
    value: name,
    label: name,
    caption: description,
  }));
  const missing = data !== undefined && dataName !== '' && !options.some(({ value }) => value === dataName);
  return (
    <div className="grid gap-3 md:grid-cols-[minmax(0,1fr)_220px]">
      <Select
        label="Data asset"
        value={dataName || null}
        onValueChange={(next) => form.change({ dataName: next, dataVersion: '' })}
        options={options}
        placeholder={data ? 'Choose a data asset' : 'Reading the data assets'}
        error={missing ? `There is no data asset ${dataName} here` : undefined}
      />
      <VersionField workspace={workspace} form={form} />
    </div>
  );
}

function VersionField({ workspace, form }: { workspace: WorkspaceRef; form: Form }) {
  const { dataName, dataVersion } = form.values;
  const { data, error } = useQuery(dataVersionsQuery(workspace, dataName));
  const newest = data?.versions[0]?.version;
  useEffect(() => {
    if (dataVersion === '' && newest) form.change({ dataVersion: newest });
  }, [dataVersion, newest, form.change]);
  const chosen = data?.versions.find(({ version }) => version === dataVersion);
  const missing = data !== undefined && dataVersion !== '' && !chosen;
  const options = (data?.versions ?? []).map(({ version, dataType }) => ({
    value: version,
    label: version,
    caption: dataType,
  }));
  return (
    <>
      <Select
        label="Version"
        value={dataVersion || null}
        onValueChange={(next) => form.change({ dataVersion: next })}
        options={options}
        placeholder={data ? 'Choose a version' : 'Reading the versions'}
        error={error ? error.message : missing ? `There is no version ${dataVersion}` : undefined}
      />
      <p className="mono min-h-10 text-fg-2 [overflow-wrap:anywhere] max-md:min-h-20 md:col-span-2">{chosen?.uri}</p>
    </>
  );
}

function TypedAsset({ form, error, onRetry }: { form: Form; error: Error; onRetry(): void }) {
  const { dataName, dataVersion } = form.values;
  return (
    <div className="grid gap-3">
      <ErrorBanner error={error} what="The data assets list" onRetry={onRetry} />
      <div className="grid gap-3 md:grid-cols-[minmax(0,1fr)_220px]">
        <TextField
          label="Data asset"
          value={dataName}
          onChange={(event) => form.change({ dataName: event.target.value })}
          mono
        />
        <TextField
          label="Version"
          value={dataVersion}
          onChange={(event) => form.change({ dataVersion: event.target.value })}
          mono
        />
      </div>
    </div>
  );
}
