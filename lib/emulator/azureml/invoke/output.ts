import type { JobPlan } from '../../compute/types';
import { BLOB_CONTAINER } from '../../directory';
import { fileName as fileNameForm } from '../endpoints/settings';
import { invalidField, userError } from '../errors';
import { containerOf, locate } from '../locations';
import { parseReference } from '../references';
import { shown } from '../shown';
import type { Services } from '../types';
import type { InvokeBody } from './body';

export interface GivenOutput {
  place: JobPlan['output'];
  /** The output as asked for, under the name that Azure gives it; null where the invoke is silent. */
  asked: { uri: string; jobOutputType: 'UriFile' | 'UriFolder'; mode: string } | null;
  dataset: { datastoreId: string | null; path: string | null };
}

const NOWHERE = { datastoreId: null, path: null };

async function ofOutputData(services: Services, body: InvokeBody, fileName: string): Promise<GivenOutput | null> {
  const outputs = Object.values(body.outputData ?? {});
  const [output] = outputs;
  if (output === undefined) return null;
  if (outputs.length > 1) throw userError('A batch endpoint with a model deployment has exactly one output.');
  if (!output.uri) throw invalidField('outputData', 'uri is required');
  if (parseReference(output.uri, 'data')?.kind !== 'datastore')
    throw userError(`The output '${shown(output.uri)}' is not a path on a blob datastore.`);
  const asked = { uri: output.uri, jobOutputType: output.jobOutputType, mode: output.mode ?? 'ReadWriteMount' };
  const { container, path } = await locate(
    services,
    output.uri,
    output.jobOutputType === 'UriFile' ? 'file' : 'folder',
  );
  if (output.jobOutputType === 'UriFolder')
    return { place: { container, folder: path, fileName }, asked, dataset: NOWHERE };
  const cut = path.lastIndexOf('/') + 1;
  const own = fileNameForm.safeParse(path.slice(cut));
  if (!own.success) throw invalidField('outputData', `'${shown(output.uri)}' names no file`);
  return { place: { container, folder: path.slice(0, cut), fileName: own.data }, asked, dataset: NOWHERE };
}

async function ofOutputDataset(services: Services, body: InvokeBody, fileName: string): Promise<GivenOutput | null> {
  const { datastoreId, path } = body.outputDataset ?? {};
  if (!datastoreId && !path) return null;
  const name =
    datastoreId
      ?.split('/')
      .at(-1)
      ?.replace(/^azureml:/, '') ?? 'workspaceblobstore';
  containerOf(services, name);
  const found = await locate(services, `azureml://datastores/${name}/paths/${path ?? ''}`, 'folder');
  return {
    place: { container: found.container, folder: found.path, fileName },
    asked: null,
    dataset: { datastoreId: datastoreId ?? null, path: path ?? null },
  };
}

/**
 * Where the rows go: `outputData`, else `outputDataset` of the older body, else a folder of the child's own (contract D3).
 * @param fallbackName file name that the deployment sets
 */
export async function givenOutput(
  services: Services,
  body: InvokeBody,
  childName: string,
  fallbackName: string,
): Promise<GivenOutput> {
  const fileName = body.outputFileName ?? fallbackName;
  const own = { container: BLOB_CONTAINER, folder: `azureml/${childName}/score/`, fileName };
  return (
    (await ofOutputData(services, body, fileName)) ??
    (await ofOutputDataset(services, body, fileName)) ?? { place: own, asked: null, dataset: NOWHERE }
  );
}

const alreadyThere = ({ folder, fileName }: JobPlan['output']) =>
  userError(
    `The output file '${folder}${fileName}' already exists. If the output file exists, the batch scoring job will fail: choose a unique output location.`,
  );

/** An output file is never overwritten or appended to, so one that is there is refused at the door. Throws AzureError 400. */
export async function refuseExisting({ blobs }: Services, output: JobPlan['output']): Promise<void> {
  if (await blobs.exists(output.container, output.folder + output.fileName)) throw alreadyThere(output);
}

/** The same for a file that another job is about to write. Has to stand right before the record is committed. */
export function refusePromised({ jobs }: Services, { container, folder, fileName }: JobPlan['output']): void {
  const isPromised = jobs.unfinished().some(({ plan: { output } }) => {
    return output.container === container && output.folder === folder && output.fileName === fileName;
  });
  if (isPromised) throw alreadyThere({ container, folder, fileName });
}
