import type { Layout, UploadProgress } from '@/lib/client/upload';
import type { DeploymentView, EndpointDetail } from '@/lib/contracts/api/views';
import { formatBytes, formatCount } from '@/lib/domain/format';
import { remoteInput } from './form-check';
import type { FormValues } from './form-values';

export type CheckTone = 'ok' | 'warn' | 'bad' | 'busy' | 'open';

/** One line of "Before it starts". `blocks` is why Start can not be pressed, as the sentence under the button. */
export interface Check {
  key: string;
  tone: CheckTone;
  text: string;
  detail?: string;
  blocks?: string;
}

export interface Facts {
  values: FormValues;
  /** The first answers about endpoint and deployments are on their way. */
  reading: boolean;
  endpoint: EndpointDetail | undefined;
  deployments: DeploymentView[] | undefined;
  /** The chosen deployment; undefined where none is, or where the chosen name is none of them. */
  deployment: DeploymentView | undefined;
  /** Nodes of the deployment's cluster, when they could be read. */
  maxNodes: number | null;
  /** Jobs of this endpoint that have not ended, when they could be read. */
  unfinishedJobs: number | undefined;
  /** What was dropped; null before. */
  layout: Layout | null;
  progress: UploadProgress | null;
  /** How many fields hold something wrong. */
  wrongFields: number;
}

const plural = (n: number, one: string, many = `${one}s`) => `${formatCount(n)} ${n === 1 ? one : many}`;

function endpointCheck({ endpoint, reading }: Facts): Check[] {
  if (reading) {
    return [{ key: 'endpoint', tone: 'busy', text: 'Reading the endpoint', blocks: 'Reading the endpoint' }];
  }
  if (!endpoint || endpoint.provisioningState === 'Succeeded') return [];
  const text = `${endpoint.name} is ${endpoint.provisioningState}`;
  return [{ key: 'endpoint', tone: 'warn', text, detail: 'It may refuse the job until it is Succeeded' }];
}

function deploymentCheck({ values, endpoint, deployments, deployment }: Facts): Check[] {
  if (!deployments || !endpoint) return [];
  const key = 'deployment';
  if (deployments.length === 0) {
    return [{ key, tone: 'bad', text: `${endpoint.name} has no deployment`, blocks: 'The endpoint has no deployment' }];
  }
  if (!deployment) {
    const text = values.deployment ? `There is no deployment ${values.deployment}` : 'No deployment is chosen';
    return [{ key, tone: 'bad', text, blocks: 'Choose a deployment' }];
  }
  const { name, provisioningState, model, compute } = deployment;
  if (provisioningState !== 'Succeeded') return [{ key, tone: 'warn', text: `${name} is ${provisioningState}` }];
  const runs = [model && `${model.name}:${model.version ?? 'latest'}`, compute].filter(Boolean).join(' on ');
  return [{ key, tone: 'ok', text: `${name} is ready`, detail: runs }];
}

function localCheck({ layout }: Facts): Check[] {
  const blocks = 'Choose files first';
  if (!layout) return [{ key: 'input', tone: 'open', text: 'No files yet', blocks }];
  const leftOut = layout.refused.length;
  const refused: Check[] =
    leftOut > 0
      ? [
          {
            key: 'refused',
            tone: 'warn',
            text: `${plural(leftOut, 'file')} left out`,
            detail: 'The reasons are in the list',
          },
        ]
      : [];
  if (layout.files.length === 0)
    return [{ key: 'input', tone: 'bad', text: 'There is no file to score', blocks }, ...refused];
  return [
    { key: 'input', tone: 'ok', text: `${plural(layout.files.length, 'file')}, ${formatBytes(layout.bytes)}` },
    ...refused,
  ];
}

const missing: Record<Exclude<FormValues['kind'], 'local'>, string> = {
  data: 'Choose a data asset and a version',
  url: 'Give the address of the input',
  datastore: 'Give a datastore and a path',
};

function remoteCheck({ values }: Facts): Check[] {
  const { kind } = values;
  const input = remoteInput(values);
  if (kind === 'local') return [];
  if (!input) return [{ key: 'input', tone: 'open', text: 'No input yet', blocks: missing[kind] }];
  if (input.kind === 'data') return [{ key: 'input', tone: 'ok', text: `Data ${input.name}:${input.version}` }];
  return [
    {
      key: 'input',
      tone: 'open',
      text: input.type === 'UriFolder' ? 'A folder that the job reads' : 'One file that the job reads',
      detail: 'Whether it is there shows when the job starts',
    },
  ];
}

function computeCheck({ values, deployment, layout, maxNodes }: Facts): Check[] {
  if (!deployment?.compute) return [];
  const { settings, compute } = deployment;
  const nodes = Number(values.overrides.instanceCount) || settings.instanceCount;
  if (nodes && maxNodes !== null && nodes > maxNodes) {
    const text = `${compute} has ${plural(maxNodes, 'node')}, this job asks for ${formatCount(nodes)}`;
    return [{ key: 'compute', tone: 'warn', text, detail: 'It waits until there are as many' }];
  }
  const size = Number(values.overrides.miniBatchSize) || settings.miniBatchSize;
  const files = values.kind === 'local' ? (layout?.files.length ?? 0) : 0;
  if (!size || !nodes || files === 0) return [];
  const processes = nodes * (settings.maxConcurrencyPerInstance ?? 1);
  const text = `${plural(Math.ceil(files / size), 'mini-batch', 'mini-batches')} of up to ${plural(size, 'file')}`;
  const detail = `${plural(processes, 'process', 'processes')} on ${plural(nodes, 'node')} of ${compute}`;
  return [{ key: 'compute', tone: 'ok', text, detail }];
}

function queueCheck({ unfinishedJobs }: Facts): Check[] {
  if (unfinishedJobs === undefined) return [];
  if (unfinishedJobs === 0)
    return [{ key: 'queue', tone: 'ok', text: 'No other job of this endpoint is waiting or running' }];
  const text = `${plural(unfinishedJobs, 'job')} of this endpoint ${unfinishedJobs === 1 ? 'has' : 'have'} not ended`;
  return [{ key: 'queue', tone: 'warn', text, detail: 'The new one may have to wait' }];
}

function uploadCheck({ values, progress }: Facts): Check[] {
  if (values.kind !== 'local' || !progress || progress.phase === 'idle') return [];
  const { files, failed, phase } = progress;
  const left = files.total - files.stored - files.failed;
  const checks: Check[] = [];
  if (failed.length > 0) {
    const text = `${failed.length === 1 ? failed[0]?.path : plural(failed.length, 'file')} ${failed.length === 1 ? 'is' : 'are'} not uploaded`;
    const detail = 'Retry, or leave out. Half a folder is never scored.';
    checks.push({
      key: 'failed',
      tone: 'bad',
      text,
      detail,
      blocks: `Waits for ${plural(failed.length, 'file')} that failed`,
    });
  }
  if (phase === 'sending' || phase === 'paused') {
    const text =
      phase === 'paused' ? `Upload paused, ${plural(left, 'file')} to go` : `Upload, ${plural(left, 'file')} to go`;
    checks.push({ key: 'upload', tone: phase === 'paused' ? 'open' : 'busy', text });
  } else if (phase === 'stored')
    checks.push({ key: 'upload', tone: 'ok', text: `${plural(files.stored, 'file')} uploaded` });
  return checks;
}

const fieldsCheck = ({ wrongFields }: Facts): Check[] =>
  wrongFields === 0
    ? []
    : [
        {
          key: 'fields',
          tone: 'bad',
          text: `${plural(wrongFields, 'field')} to put right`,
          blocks: 'Put right the marked fields',
        },
      ];

/** What is known before the job starts, and nothing that is only hoped. */
export function checksBeforeStart(facts: Facts): Check[] {
  return [
    ...endpointCheck(facts),
    ...deploymentCheck(facts),
    ...fieldsCheck(facts),
    ...(facts.values.kind === 'local' ? localCheck(facts) : remoteCheck(facts)),
    ...computeCheck(facts),
    ...queueCheck(facts),
    ...uploadCheck(facts),
  ];
}

/** The sentence under a Start that can not be pressed; undefined when it can. */
export function blockedBecause(checks: Check[]): string | undefined {
  return checks.find(({ blocks }) => blocks !== undefined)?.blocks;
}
