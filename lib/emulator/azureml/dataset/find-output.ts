import { WORKSPACE_SCOPE } from '../../directory';
import { isOwn } from '../datastores/view';
import { outputUri, type RunOutput } from '../history/asset-ids';
import { outputsOf, outputType } from '../history/outputs';
import { jobSystemData } from '../jobs/system-data';
import type { Services } from '../types';
import type { DataVersion } from './entities';

/** The datastore that stands before a container; outputs can go to registered ones only. */
const datastoreOf = ({ resources }: Services, container: string) =>
  resources
    .listChildren(WORKSPACE_SCOPE, 'datastores')
    .items.find(({ body: { properties: p } }) => isOwn(p.accountName) && p.containerName === container)?.name ??
  'workspaceblobstore';

/** Where the output of a run lies, as the dataset plane says it; null when there is no such run or output. */
export function outputOf(services: Services, { runName, output }: RunOutput) {
  const found = services.jobs.findRun(runName);
  const location = found === undefined ? undefined : outputsOf(found.record, found.role)[output];
  if (location === undefined) return null;
  return { uri: outputUri(datastoreOf(services, location.container), location.path), type: outputType(location) };
}

/** The one version of the data that a run's output is: registered nowhere, and there as soon as the job is. */
export function outputVersion(services: Services, named: RunOutput): { name: string; version: DataVersion } | null {
  const record = services.jobs.findRun(named.runName)?.record;
  const data = outputOf(services, named);
  if (record === undefined || data === null) return null;
  const { createdAt, createdBy } = jobSystemData(record);
  const stamps = { createdAt, createdBy, modifiedAt: createdAt, modifiedBy: createdBy };
  const dataType = data.type === 'UriFile' ? 'uri_file' : 'uri_folder';
  const body = { properties: { dataType, dataUri: data.uri } };
  return { name: `azureml_${named.runName}_output_data_${named.output}`, version: { name: '1', body, ...stamps } };
}
