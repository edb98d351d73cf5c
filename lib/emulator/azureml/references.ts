import { RESOURCE_GROUP, SUBSCRIPTION_ID, WORKSPACE_ID, WORKSPACE_NAME } from '../directory';
import type { Collection } from './ids';

export type Reference =
  /** `version` null stands for the latest. */
  | { kind: 'asset'; collection: Collection; name: string; version: string | null }
  /** Well-formed, but no asset has any label but `latest` here. */
  | { kind: 'label'; collection: Collection; name: string; label: string }
  | { kind: 'datastore'; datastore: string; path: string }
  | { kind: 'url'; url: string }
  /** Well-formed, but of another workspace or registry. */
  | { kind: 'foreign' };

const NAME = '[A-Za-z0-9][A-Za-z0-9_.-]*';
const SHORT = new RegExp(`^azureml:(${NAME})(:|@)(${NAME})$`);
const SCOPE =
  '(?:subscriptions/(?<subscription>[^/]+)/resourcegroups/(?<group>[^/]+)/(?:providers/microsoft\\.machinelearningservices/)?|locations/[^/]+/)?(?:workspaces/(?<workspace>[^/]+)/)?';
const ASSET = `(?<collection>data|models|codes|components|environments|computes|datastores)/(?<name>${NAME})(?:(?:/versions)?(?:/labels/(?<label>${NAME})|/(?<version>${NAME})))?`;
const DATASTORE = `datastores/(?<datastore>${NAME})/paths/(?<path>.*)`;
const LONG = new RegExp(`^(?:azureml://|azureml:/?|/)${SCOPE}(?:${DATASTORE}|${ASSET})$`, 'is');

const canonical: Record<string, Collection> = {
  data: 'data',
  models: 'models',
  codes: 'codes',
  components: 'components',
  environments: 'environments',
  computes: 'computes',
  datastores: 'datastores',
};

const same = (given: string | undefined, ...own: string[]) =>
  given === undefined || own.some((one) => one.toLowerCase() === given.toLowerCase());

function ofLong(groups: Record<string, string | undefined>): Reference | null {
  const { subscription, group, workspace, datastore, path, collection, name, label, version } = groups;
  if (!same(subscription, SUBSCRIPTION_ID) || !same(group, RESOURCE_GROUP)) return { kind: 'foreign' };
  if (!same(workspace, WORKSPACE_NAME, WORKSPACE_ID)) return { kind: 'foreign' };
  if (datastore !== undefined) return { kind: 'datastore', datastore, path: path ?? '' };
  const found = canonical[collection?.toLowerCase() ?? ''];
  if (found === undefined || name === undefined) return null;
  return label === undefined
    ? { kind: 'asset', collection: found, name, version: version ?? null }
    : labelled(found, name, label);
}

function labelled(collection: Collection, name: string, label: string): Reference {
  if (label.toLowerCase() === 'latest') return { kind: 'asset', collection, name, version: null };
  return { kind: 'label', collection, name, label };
}

/**
 * Every form in which the contract lets a client name data, models, code or storage (contract D2 and H2): ARM ids,
 * `azureml:name:version`, `azureml:name@latest`, short and long `azureml://` URIs, http(s) URLs.
 * @param collection what `azureml:name:version` means in this place
 * @returns null for text that is none of them; paths come back as written, azureml: forms are not percent-encoded
 */
export function parseReference(text: string, collection: Collection): Reference | null {
  if (/^https?:\/\//i.test(text)) return { kind: 'url', url: text };
  if (/^azureml:\/\/registries\//i.test(text)) return { kind: 'foreign' };
  const short = SHORT.exec(text);
  const [, name, mark, last] = short ?? [];
  if (name !== undefined && last !== undefined)
    return mark === '@' || last === 'latest'
      ? labelled(collection, name, last)
      : { kind: 'asset', collection, name, version: last };
  const long = LONG.exec(text);
  return long?.groups === undefined ? null : ofLong(long.groups);
}
