import type { FlipReview } from '@/lib/contracts/api/flip';
import type { BatchDeployment } from '@/lib/contracts/azureml/endpoint';
import { pipelineOfDeployment } from '../pipeline-deployment';
import { assetOfId } from '../reference';
import { noSettings, settingsOfDeployment } from '../settings';
import { settingsInWords } from '../settings-words';

type Difference = FlipReview['differences'][number];
interface Fact {
  field: string;
  label: string;
  value: string | null;
}
type Properties = BatchDeployment['properties'];

/** Said by a fact of its own below, or Azure's own doing. */
const SAID = new Set([
  ...['model', 'codeConfiguration', 'environmentId', 'environmentVariables', 'compute', 'description'],
  ...['miniBatchSize', 'maxConcurrencyPerInstance', 'errorThreshold', 'loggingLevel', 'outputAction', 'outputFileName'],
  ...['resources.instanceCount', 'resources.instanceType', 'retrySettings.maxRetries', 'retrySettings.timeout'],
  ...['provisioningState', 'deploymentConfiguration.componentId', 'deploymentConfiguration.settings.default_compute'],
]);
/** What Azure adds to a deployment for itself (contract H2). */
const OWN = /^properties\.(AzureAsyncOperationUri|azureml\.|componentDeployment\.)/i;

const lastName = (id: string | null | undefined) => id?.split('/').at(-1) || null;

function assetInWords(id: string | null | undefined): string | null {
  const asset = id ? assetOfId(id) : null;
  return asset ? [asset.name, asset.version].filter(Boolean).join(':') : (id ?? null);
}

function assetFacts(properties: Properties, pipeline: ReturnType<typeof pipelineOfDeployment>): Fact[] {
  const { model, codeConfiguration: code, environmentId, compute, resources } = properties;
  return [
    { field: 'model', label: 'Model', value: assetInWords(model?.assetId) },
    { field: 'component', label: 'Pipeline component', value: assetInWords(pipeline?.componentId) },
    { field: 'code', label: 'Code', value: assetInWords(code?.codeId) },
    { field: 'scoringScript', label: 'Scoring script', value: code?.scoringScript ?? null },
    { field: 'environment', label: 'Environment', value: assetInWords(environmentId) },
    { field: 'compute', label: 'Compute', value: lastName(pipeline?.defaultCompute ?? compute) },
    { field: 'instanceType', label: 'Instance type', value: resources?.instanceType ?? null },
  ];
}

const facts = (prefix: string, label: string, map: Record<string, string | null> | null | undefined): Fact[] =>
  Object.entries(map ?? {}).map(([key, value]) => ({ field: `${prefix}.${key}`, label: `${label} ${key}`, value }));

/** Whatever else Azure holds, by its path, so that no difference stays unsaid. */
function otherFacts(value: unknown, path: string): Fact[] {
  if (SAID.has(path) || OWN.test(path) || value === null || value === undefined) return [];
  if (typeof value !== 'object' || Array.isArray(value))
    return [{ field: path, label: path, value: typeof value === 'string' ? value : JSON.stringify(value) }];
  return Object.entries(value).flatMap(([key, inner]) => otherFacts(inner, path === '' ? key : `${path}.${key}`));
}

function factsOf({ properties, tags }: BatchDeployment): Fact[] {
  const pipeline = pipelineOfDeployment(properties);
  const settings = settingsInWords(pipeline ? noSettings : settingsOfDeployment(properties));
  return [
    ...assetFacts(properties, pipeline),
    ...settings.map(({ key, label, value }) => ({ field: key, label, value })),
    ...facts('environmentVariables', 'Variable', properties.environmentVariables),
    { field: 'description', label: 'Description', value: properties.description || null },
    ...facts('tags', 'Tag', tags),
    ...otherFacts(properties, ''),
  ];
}

/** Fields in which two deployments differ, in a fixed order, values in words with their units; null where one has none. */
export function deploymentDifferences(from: BatchDeployment, to: BatchDeployment): Difference[] {
  const [before, after] = [factsOf(from), factsOf(to)];
  const valueIn = (all: readonly Fact[], field: string) => all.find((fact) => fact.field === field)?.value ?? null;
  const added = after.filter(({ field }) => !before.some((fact) => fact.field === field));
  return [...before, ...added]
    .map(({ field, label }) => ({ field, label, from: valueIn(before, field), to: valueIn(after, field) }))
    .filter((each) => each.from !== each.to);
}
