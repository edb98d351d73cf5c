import type { DeploymentView } from '@/lib/contracts/api/views';
import { settingsInWords } from '@/lib/domain/settings-words';

/** What kind of deployment it is, as a person would say it. */
export function kindInWords({ kind, code, model }: Pick<DeploymentView, 'kind' | 'code' | 'model'>): string {
  if (kind === 'pipeline') return 'Pipeline component';
  if (code) return 'Scoring script';
  return model ? 'MLflow model' : 'Model';
}

/** What is deployed, by name and version; null where Azure names nothing. */
export function deployedInWords({
  kind,
  model,
  component,
}: Pick<DeploymentView, 'kind' | 'model' | 'component'>): { label: string; value: string } | null {
  const asset = kind === 'pipeline' ? component : model;
  if (!asset) return null;
  const value = asset.version === null ? asset.name : `${asset.name}:${asset.version}`;
  return { label: kind === 'pipeline' ? 'Pipeline component' : 'Model', value };
}

/** Code asset and script, `centroid/score.py`; null for a model that needs no code. */
export function codeInWords({ code }: Pick<DeploymentView, 'code'>): string | null {
  return code ? `${code.name}/${code.scoringScript}` : null;
}

/** Compute with nodes and processes: `cpu-cluster, 2 nodes × 2 processes`. */
export function computeInWords({ compute, settings }: Pick<DeploymentView, 'compute' | 'settings'>): string {
  const { instanceCount, maxConcurrencyPerInstance } = settings;
  const nodes = instanceCount === null ? null : `${instanceCount} ${instanceCount === 1 ? 'node' : 'nodes'}`;
  const each = maxConcurrencyPerInstance;
  const processes = each === null ? null : `${each} ${each === 1 ? 'process' : 'processes'} each`;
  return [compute ?? 'no compute named', nodes, processes].filter(Boolean).join(', ');
}

/** The same for a row of a list: `cpu-cluster, 2 nodes × 1`. */
export function computeInShort({ compute, settings }: Pick<DeploymentView, 'compute' | 'settings'>): string {
  const { instanceCount: nodes, maxConcurrencyPerInstance: each } = settings;
  const size = nodes === null ? '' : `, ${nodes} ${nodes === 1 ? 'node' : 'nodes'}${each === null ? '' : ` × ${each}`}`;
  return `${compute ?? 'no compute named'}${size}`;
}

/** The settings that people compare, as two lines: `10 files / mini-batch` and `3 retries, 30 s`. */
export function settingsInShort(settings: DeploymentView['settings']): [string, string] {
  const said = new Map(settingsInWords(settings).map(({ key, value }) => [key, value]));
  const { maxRetries } = settings;
  const size = said.get('miniBatchSize');
  const retries = maxRetries !== null && `${maxRetries} ${maxRetries === 1 ? 'retry' : 'retries'}`;
  const limits = [retries, said.get('timeoutSeconds')].filter(Boolean).join(', ');
  return [size ? `${size} / mini-batch` : '—', limits];
}
