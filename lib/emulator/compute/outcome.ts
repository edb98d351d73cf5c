import { type FaultKind, isOfSystem, RunFault } from './failures';
import type { MiniBatch } from './mini-batches';
import type { Result } from './results';
import type { JobPlan } from './types';
import type { Reply } from './workers/worker';

/** How one try of a mini-batch ended: with what run() returned, or with what went wrong. */
export type TryEnd = { reply: Reply } | { fault: RunFault };

const statuses = {
  exception: 'RUN_EXCEPTION',
  death: 'RUN_EXCEPTION',
  timeout: 'RUN_TIMEOUT',
  load: 'LOAD_EXCEPTION',
  loadTimeout: 'LOAD_TIMEOUT',
} as const satisfies Record<FaultKind, Result['status']>;

export const statusOf = (end: TryEnd): Result['status'] => ('reply' in end ? 'RUN_DONE' : statuses[end.fault.kind]);

/** Success is counted by returned items, so fewer than there are files is a failed try; more are accepted (§5.2). */
export function faultOf(batch: MiniBatch, end: TryEnd): RunFault | null {
  if ('fault' in end) return end.fault;
  const [count, total] = [end.reply.count, batch.files.length];
  if (count >= total) return null;
  return new RunFault('exception', `run() returned ${count} items for a mini-batch of ${total} files.`);
}

interface Circumstances {
  tries: number;
  process: string;
  processStartedAt: string;
  /** Milliseconds since the first try began, and that the last one took. */
  firstMs: number;
  lastMs: number;
}

/** The final result of a mini-batch; what was not returned has failed, once. */
export function resultOf(batch: MiniBatch, end: TryEnd, around: Circumstances): Result {
  const total = batch.files.length;
  const succeeded = 'reply' in end ? Math.min(end.reply.count, total) : 0;
  const fault = faultOf(batch, end);
  const category = fault && isOfSystem(fault) ? 'SystemError' : 'UserError';
  return {
    index: batch.index,
    total,
    succeeded,
    failed: total - succeeded,
    tries: around.tries,
    status: statusOf(end),
    category: fault ? category : '',
    message: fault?.message ?? '',
    process: around.process,
    processStartedAt: around.processStartedAt,
    elapsedSeconds: around.firstMs / 1000,
    processSeconds: 'reply' in end ? end.reply.cpuSeconds : end.fault.cpuSeconds,
    runSeconds: 'reply' in end ? end.reply.runSeconds : around.lastMs / 1000,
  };
}

/** Under summary_only the output lists the files of every mini-batch that run() took (§5.3). */
export function rowsOf(batch: MiniBatch, end: TryEnd, outputAction: JobPlan['settings']['outputAction']): string {
  if ('fault' in end) return '';
  return outputAction === 'AppendRow' ? end.reply.rows : batch.files.map((file) => `${file.path}\n`).join('');
}
