'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowDownToLine } from 'lucide-react';
import { ActionError, ErrorBanner, TimeText } from '@/components/layout';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { saveOutputFile } from '@/lib/client/download';
import { outputsQuery } from '@/lib/client/queries';
import type { OutputsView } from '@/lib/contracts/api/views';
import { formatBytes, formatCount } from '@/lib/domain/format';
import { isLive } from '@/lib/domain/job-status';
import { useJobInView } from './job-context';
import { PreviewTable } from './preview-table';
import { useSave } from './use-save';

type OutputFile = OutputsView['files'][number];

/** Rows that the preview asks for; more is in the download. */
const PREVIEW_ROWS = 1000;

/** The third tab: the files that the job wrote, and the first rows of its predictions. */
export function JobOutputs() {
  const { workspace, job } = useJobInView();
  const { data, error, dataUpdatedAt, refetch } = useQuery(outputsQuery(workspace, job.name, job.status, PREVIEW_ROWS));
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
      {error && (
        <ErrorBanner
          error={error}
          what="The list of outputs"
          lastGoodAt={data ? dataUpdatedAt : null}
          onRetry={refetch}
        />
      )}
      {!data && !error && (
        <Card title="Files" flush>
          <SkeletonRows rows={2} label="Reading the outputs" />
        </Card>
      )}
      {data && <Files outputs={data} live={isLive(job.status)} />}
      {data?.preview && <Preview preview={data.preview} />}
    </div>
  );
}

function Files({ outputs, live }: { outputs: OutputsView; live: boolean }) {
  const { files, datastore, folder } = outputs;
  const place = datastore ? `${datastore}/${folder ?? ''}` : null;
  return (
    <Card title="Files" count={files.length > 0 ? formatCount(files.length) : undefined} flush>
      {place && (
        <p className="flex items-center gap-1 border-b border-border px-4 py-1.5 text-12 text-fg-2">
          <span className="mono min-w-0 [overflow-wrap:anywhere]">{place}</span>
          <CopyButton text={place} label="Copy the folder" />
        </p>
      )}
      {files.length === 0 ? (
        <EmptyState title="No output files">
          {live ? 'The file appears when the job has put its rows together.' : 'This job has written none.'}
        </EmptyState>
      ) : (
        <ul>
          {files.map((file) => (
            <FileRow key={file.path} file={file} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function FileRow({ file }: { file: OutputFile }) {
  const { workspace, job } = useJobInView();
  const { save, busy, error } = useSave(() => saveOutputFile({ workspace, jobName: job.name, path: file.path }));
  const icon = <ArrowDownToLine aria-hidden className="size-3.5" />;
  return (
    <li className="border-b border-border px-4 py-1 last:border-b-0">
      <div className="flex min-h-8 items-center gap-4">
        <span className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">{file.name}</span>
        <span className="w-20 shrink-0 text-right text-fg-2">{formatBytes(file.bytes)}</span>
        <span className="w-24 shrink-0 text-right text-fg-2 max-md:hidden">
          <TimeText instant={file.modifiedAt} />
        </span>
        <Button size="sm" icon={icon} onClick={save} busy={busy} aria-label={`Download ${file.name}`}>
          <span className="max-md:hidden">Download</span>
        </Button>
      </div>
      {error && (
        <div className="pb-2">
          <ActionError error={error} what={`${file.name} was not downloaded.`} />
        </div>
      )}
    </li>
  );
}

function Preview({ preview }: { preview: NonNullable<OutputsView['preview']> }) {
  const name = preview.path.slice(preview.path.lastIndexOf('/') + 1);
  const rows = formatCount(preview.rows.length);
  return (
    <Card title={name} aside={preview.truncated ? `first ${rows} rows` : `${rows} rows`} flush>
      {preview.rows.length === 0 ? (
        <EmptyState title="The file has no rows" />
      ) : (
        <PreviewTable columns={preview.columns} rows={preview.rows} label={`Rows of ${name}`} />
      )}
    </Card>
  );
}
