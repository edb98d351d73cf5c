import 'server-only';
import { blobSource, listBlobs, openBlob, readRange } from '@/lib/azureml/blob';
import type { AzureMlClient } from '@/lib/azureml/client';
import type { OutputsView } from '@/lib/contracts/api/views';
import { refusal } from './failure';
import { attachment } from './file-answer';
import { workspaceOf } from './job-runs';
import { findOutputFolder, type OutputFolder } from './output-folder';
import { previewRows, previewText } from './preview';
import type { Call } from './route';

const MAX_FILES = 5_000;
const PREVIEW_BYTES = 256 * 1024;

type Files = OutputsView['files'];

/** `predictions.csv` by its usual name, else the first file that looks like rows of text. */
function previewed(files: Files): Files[number] | undefined {
  return (
    files.find(({ name }) => name === 'predictions.csv') ?? files.find(({ name }) => /\.(csv|tsv|txt)$/i.test(name))
  );
}

async function readPreview(azure: AzureMlClient, { access }: OutputFolder, files: Files, limit: number) {
  const file = previewed(files);
  const source = file && blobSource(access, file.path);
  const slice = source && (await readRange(azure.transport, source, 0, PREVIEW_BYTES));
  if (!file || !slice) return null;
  const isWhole = slice.bytes.length >= slice.total;
  return { path: file.path, ...previewRows(previewText(slice.bytes, isWhole), limit, isWhole) };
}

/** Files of the job's output folder and the first rows of its predictions; empty while nothing was written. */
export async function listOutputs({ azure, params, query }: Call<'outputs'>): Promise<OutputsView> {
  const found = await findOutputFolder(azure, workspaceOf(params), params.jobName);
  if (!found) return { files: [], datastore: null, folder: null, preview: null };
  const blobs = await listBlobs(azure.transport, found.access, found.folder, MAX_FILES);
  const files = blobs.map(({ name, bytes, modifiedAt }) => ({
    path: name,
    name: name.slice(found.folder.length),
    bytes,
    modifiedAt,
  }));
  const preview = await readPreview(azure, found, files, query.rows);
  return { files, datastore: found.access.datastore, folder: found.folder, preview };
}

/** One output file as a download; only what lies in the job's own folder. */
export async function getOutputFile({ azure, params, query, request }: Call<'outputFile'>): Promise<Response> {
  const found = await findOutputFolder(azure, workspaceOf(params), params.jobName);
  if (!found || !query.path.startsWith(found.folder)) {
    throw refusal(404, 'NoSuchOutput', 'The job has no such output file.', 'path');
  }
  const blob = await openBlob(azure.transport, blobSource(found.access, query.path));
  return attachment(blob, query.path.split('/').at(-1) ?? 'output', request);
}
