import type { Resource } from '@/lib/contracts/api/resources';
import type { EndpointDetail, JobDetail } from '@/lib/contracts/api/views';
import type { Action, LocalInput, OutputFile } from '@/lib/domain/snippets/action';
import { deploymentCreate, deploymentUpdate, endpointCreate } from '@/lib/domain/snippets/of-resource';
import type { LocalFiles, Subject } from './subject';

/** What was read of a subject. */
export interface Known {
  workspaceId: string;
  resource: Resource | null;
  endpoint: EndpointDetail | null;
  job: JobDetail | null;
  /** Blob containers behind the datastores. */
  containers: readonly { name: string; isDefault: boolean; url: string }[];
}

type Of<K extends Subject['kind']> = Extract<Subject, { kind: K }>;

function endpointActions(of: Of<'endpoint'>, { resource, endpoint, workspaceId }: Known): Action[] {
  const { endpointName, query } = of;
  return [
    { do: 'endpoint-show', endpointName, query },
    { do: 'endpoint-update', endpointName, description: endpoint?.description ?? '' },
    ...(resource ? [endpointCreate(resource, workspaceId)] : []),
    { do: 'endpoint-jobs', endpointName },
    { do: 'deployment-list', endpointName },
    { do: 'endpoint-delete', endpointName },
    { do: 'token' },
  ];
}

function deploymentActions(of: Of<'deployment'>, { resource, workspaceId }: Known): Action[] {
  const { endpointName, deploymentName, query } = of;
  const named = { endpointName, deploymentName };
  return [
    { do: 'deployment-show', ...named, query },
    { do: 'activate', ...named },
    ...(resource
      ? [deploymentUpdate(resource, endpointName), deploymentCreate(resource, endpointName, workspaceId)]
      : []),
    { do: 'deployment-jobs', ...named },
    { do: 'deployment-delete', ...named },
    { do: 'token' },
  ];
}

const path = (...parts: string[]) =>
  parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/');

/** The files that a job is known to write: one by each output's folder and the file name of its settings. */
function outputsOf({ job, containers }: Known): OutputFile[] {
  return (job?.outputs ?? []).flatMap(({ datastore, path: folder }) => {
    const container = containers.find(({ name }) => name === datastore);
    const name = job?.settings.outputFileName ?? 'predictions.csv';
    return container && folder !== null ? [{ name, url: `${container.url}/${path(folder, name)}` }] : [];
  });
}

function jobActions({ jobName, query }: Of<'job'>, known: Known): Action[] {
  const files = outputsOf(known);
  return [
    { do: 'job-show', jobName, query },
    { do: 'job-stream', jobName },
    { do: 'job-download', jobName, files },
    { do: 'job-cancel', jobName },
    { do: 'token' },
  ];
}

function localInput({ datastore, path: folder }: LocalFiles, { containers }: Known): LocalInput {
  const store = containers.find(({ name, isDefault }) => (datastore === null ? isDefault : name === datastore));
  return {
    kind: 'local',
    datastore: datastore ?? store?.name ?? 'workspaceblobstore',
    path: folder ?? 'batchinput',
    container: store?.url ?? null,
  };
}

/** Registered data stands where the form has no input yet: a snippet is to be changed anyway. */
const SOME_DATA = { kind: 'data', name: 'NAME', version: '1' } as const;

function invokeActions(of: Of<'invoke'>, known: Known): Action[] {
  const { endpointName, deploymentName, input, overrides, displayName } = of;
  const scoringUri = known.endpoint?.scoringUri ?? 'SCORING_URI';
  const given = input === null ? SOME_DATA : input.kind === 'local' ? localInput(input, known) : input;
  return [
    { do: 'invoke', endpointName, deploymentName, scoringUri, input: given, overrides, displayName },
    { do: 'token' },
  ];
}

/** What can be done with a subject, the most asked for first. */
export function actionsOf(of: Subject, known: Known): Action[] {
  switch (of.kind) {
    case 'endpoints':
      return [{ do: 'endpoint-list', query: of.query }, { do: 'token' }];
    case 'jobs':
      return [{ do: 'job-list', query: of.query }, { do: 'token' }];
    case 'deployments':
      return [{ do: 'deployment-list', endpointName: of.endpointName, query: of.query }, { do: 'token' }];
    case 'endpoint':
      return endpointActions(of, known);
    case 'deployment':
      return deploymentActions(of, known);
    case 'job':
      return jobActions(of, known);
    case 'invoke':
      return invokeActions(of, known);
  }
}
