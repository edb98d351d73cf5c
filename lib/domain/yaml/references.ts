/** Kinds of assets that a deployment refers to, as they stand in ARM ids. */
export type AssetType = 'models' | 'environments' | 'components' | 'codes';

const ARM_VERSION =
  /^\/?subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft.MachineLearningServices\/workspaces\/[^/]+\/[^/]+\/[^/]+\/versions\/[^/]+/;
const REGISTRY_VERSION = /^azureml:\/\/registries\/[^/]+\/[^/]+\/[^/]+\/versions\/[^/]+/;
const ARM_PARTS = ['/subscriptions/', '/resourcegroups/', '/providers/microsoft.machinelearningservices/workspaces/'];
const REGISTRY = /^azureml:\/\/registries\//i;
const VIRTUAL_CLUSTER =
  /^\/?subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft.MachineLearningServices\/virtualclusters\//i;

/** True for the full ARM id of something of that type in a workspace. */
export function isArmId(id: string, type: string): boolean {
  const line = id.toLowerCase().split('\n', 1)[0] ?? '';
  let end = 0;
  for (const part of [...ARM_PARTS, `/${type}/`]) {
    const start = line.indexOf(part, end);
    if (start < 0 || (end === 0 && start > 0)) return false;
    end = start + part.length;
  }
  return true;
}
/** True for `azureml://registries/…`, which Azure ML resolves itself. */
export const isRegistryId = (id: string) => REGISTRY.test(id);

export type Reading = { value: string } | { problem: string };

const unparsed = (id: string) => `Could not parse ${id}. If providing an ARM id, it should start with a '/'.`;

function labelOf(id: string): [name: string, label: string] {
  const at = id.lastIndexOf('@');
  return at < 0 ? [id, ''] : [id.slice(0, at), id.slice(at + 1)];
}

function versionOf(id: string): [name: string, version: string] {
  const at = id.indexOf(':');
  return at < 0 ? [id, ''] : [id.slice(0, at), id.slice(at + 1)];
}

/**
 * What azure-ai-ml keeps of `azureml:…` in a field of that asset type: an ARM id with a version, `name:version`,
 * `name@label` or a bare name (whose missing version is found out when the text is sent).
 */
export function readAzuremlReference(text: string, type: AssetType, field: string): Reading {
  const id = text.slice('azureml:'.length);
  if (id === '' || ARM_VERSION.test(id) || REGISTRY_VERSION.test(id)) return { value: id };
  if (isArmId(id, type)) return { problem: `id for ${field} is invalid` };
  if (id.includes('/') && !id.startsWith('/')) return { problem: unparsed(id) };
  const [name, label] = labelOf(id);
  if (label !== '') return { value: `${name}@${label}` };
  const [bare, version] = versionOf(id);
  return { value: version === '' ? bare : `${bare}:${version}` };
}

const noVersion = (id: string, type: AssetType) =>
  `Failed to extract version when parsing asset ${id} of type ${type} as arm id. Version must be provided.`;

/** The version that a label stands for is known to the workspace alone. */
export type LabelVersion = (type: AssetType, name: string, label: string) => string;

/** The ARM id that is sent for a reference as `readAzuremlReference` gives it. Curated environments stay short. */
export function assetId(id: string, type: AssetType, workspaceId: string, versionOfLabel: LabelVersion): Reading {
  if (isArmId(id, type) || isRegistryId(id)) return { value: id };
  const bare = id.replace(/^azureml:/, '');
  if (type === 'environments' && bare.startsWith('AzureML-')) return { value: `azureml:${bare}` };
  if (id.includes('/') && !id.startsWith('/')) return { problem: unparsed(id) };
  const [named, label] = type === 'codes' ? [id, ''] : labelOf(id);
  if (label !== '') return { value: `${workspaceId}/${type}/${named}/versions/${versionOfLabel(type, named, label)}` };
  const [name, version] = versionOf(bare);
  return version === ''
    ? { problem: noVersion(id, type) }
    : { value: `${workspaceId}/${type}/${name}/versions/${version}` };
}

const CLUSTER_NAME = /^\/\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/virtualclusters\/([^/]+)/i;

/** The ARM id of a compute by name; ids stay as they are. `//subscriptions/…` is how Azure ML names a virtual cluster. */
export function computeId(compute: string, workspaceId: string): string {
  const [, subscription, group, cluster] = CLUSTER_NAME.exec(compute) ?? [];
  if (cluster !== undefined)
    return `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.MachineLearningServices/virtualclusters/${cluster}`;
  const whole = isArmId(compute, 'computes') || isRegistryId(compute) || VIRTUAL_CLUSTER.test(compute);
  return whole || compute === '' ? compute : `${workspaceId}/computes/${compute}`;
}

const FORMS: Record<string, string> = {
  models: 'azureml:my-model:1',
  environments: 'azureml:my-env:1',
  components: 'azureml:my-component:1',
  jobs: 'azureml:my-job',
};

/** What is said of a text that is no reference. The first words are azure-ai-ml's. */
export const noReference = (type: string) =>
  `In order to specify an existing ${type}, please provide either of the following prefixed with 'azureml:': the full ARM ID for the resource, or the short-hand name of the resource registered in the workspace, such as '${FORMS[type] ?? 'azureml:name'}'; or a registry path prefixed with 'azureml://registries/'.`;
