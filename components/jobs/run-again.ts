import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { JobDetail, ScoringSettings } from '@/lib/contracts/api/views';
import {
  type FormValues,
  isShareable,
  overrideKeys,
  queryOfValues,
  type UriType,
  valuesOfQuery,
} from '@/lib/domain/invoke-form';
import { assetOfId, invokePath, workspaceId, workspaceRefOfWsid } from '@/lib/domain/reference';

/** As Azure writes an input's type, and as older services did. Others (a table, a literal) the form can not ask for. */
const uriTypes = new Map<string | null, UriType>([
  ['UriFolder', 'UriFolder'],
  ['uri_folder', 'UriFolder'],
  ['UriFile', 'UriFile'],
  ['uri_file', 'UriFile'],
]);

/** `azureml://registries/…`, and the ARM id of something in a registry; a folder may have that name. */
const REGISTRY = /^(?:azureml:)?\/*(?:subscriptions\/[^/]+\/resourcegroups\/[^/]+\/providers\/[^/]+\/)?registries\//i;

/** Whether a reference stays in this workspace, as one does that names none: the form reaches no other (contract D2). */
function isHere(uri: string, workspace: WorkspaceRef): boolean {
  if (REGISTRY.test(uri)) return false;
  if (!/^(?:azureml:\/*)?\/?subscriptions\//i.test(uri)) return true;
  const [scope = ''] = uri.replace(/^azureml:\/*/i, '/').split(/\/(?:data|datastores)\//i);
  const named = workspaceRefOfWsid(scope);
  return named !== null && workspaceId(named).toLowerCase() === workspaceId(workspace).toLowerCase();
}

/** The job's one input as the form's fields; nothing where the form has no field that says the same. */
function inputFields({ inputs }: JobDetail, workspace: WorkspaceRef): Partial<FormValues> {
  const [input, ...others] = inputs;
  const type = uriTypes.get(input?.type ?? null);
  if (!input?.uri || !type || others.length > 0 || !isHere(input.uri, workspace)) return {};
  const { uri, isCut, datastore, path } = input;
  if (/^https?:/i.test(uri)) return isShareable(uri) && !isCut ? { kind: 'url', url: uri, urlType: type } : {};
  if (datastore !== null) {
    const place = (path ?? '').replace(/\/+$/, '');
    return place === '' ? {} : { kind: 'datastore', datastore, path: place, pathType: type };
  }
  const data = /^azureml:|\/data\//i.test(uri) ? assetOfId(uri) : null;
  return data ? { kind: 'data', dataName: data.name, dataVersion: data.version ?? '' } : {};
}

/** A display name that the service makes where none is asked for (contract D4): the next job gets its own. */
const MADE_UP = /^[a-z]+_[a-z]+_[a-z0-9]{8,10}$/;
const givenName = ({ name, displayName }: JobDetail) =>
  displayName === name || MADE_UP.test(displayName) ? '' : displayName;

/** The settings that the job asked for; without the deployment's nobody knows which these are. */
function overrides({ settings }: JobDetail, deployment: ScoringSettings | null): Partial<FormValues['overrides']> {
  const asked = overrideKeys.flatMap((key) => {
    const [own, usual] = [settings[key], deployment?.[key] ?? null];
    return own === null || usual === null || own === usual ? [] : [[key, String(own)]];
  });
  return Object.fromEntries(asked);
}

/**
 * The start form with the job's deployment, its input, the name that it was given and the settings in which it differs from
 * its deployment; what can not be told is left empty. Null where the job is of no endpoint.
 * @param deployment what the deployment says now; null where that is not known
 */
export function runAgainPath(
  workspace: WorkspaceRef,
  job: JobDetail,
  deployment: ScoringSettings | null,
): string | null {
  if (job.endpointName === null) return null;
  const empty = valuesOfQuery(new URLSearchParams());
  const query = queryOfValues({
    ...empty,
    deployment: job.deploymentName ?? '',
    displayName: givenName(job),
    ...inputFields(job, workspace),
    overrides: { ...empty.overrides, ...overrides(job, deployment) },
  });
  return `${invokePath(workspace, job.endpointName)}${query.size > 0 ? `?${query}` : ''}`;
}
