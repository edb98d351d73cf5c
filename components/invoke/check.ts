import type { Layout, UploadProgress } from '@/lib/client/upload';
import type { DeploymentView, EndpointDetail } from '@/lib/contracts/api/views';
import { formatCount } from '@/lib/domain/format';
import type { FormValues } from '@/lib/domain/invoke-form';

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
  /** Actions that the caller's roles lack, of those that pages ask about. */
  missingActions: readonly string[];
  /** What was dropped; null before. */
  layout: Layout | null;
  progress: UploadProgress | null;
  /** How many fields hold something wrong. */
  wrongFields: number;
}

/** `1 file`, `1,240 files`. */
export const plural = (n: number, one: string, many = `${one}s`) => `${formatCount(n)} ${n === 1 ? one : many}`;
