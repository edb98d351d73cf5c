import { JobFailure } from './failures';
import { limitsOf } from './limits';
import type { Tally } from './tally';
import type { JobPlan } from './types';

const over = (what: string, count: string, name: string, threshold: number) =>
  new JobFailure(`The ${what}, ${count}, exceeds ${name}, ${threshold}. The failures are in logs/user/error.txt.`);

/**
 * Ends a job with one failure more than it may have: failed files over the whole input, failed mini-batches, their share
 * of all (§5.1). A mini-batch has failed when its last try returned too little, or raised. -1 and 100 % never end a job.
 */
export function checkThresholds(
  settings: JobPlan['settings'],
  { failed, failedMiniBatches, miniBatches }: Pick<Tally, 'failed' | 'failedMiniBatches' | 'miniBatches'>,
): void {
  const { errorThreshold } = settings;
  const { miniBatchErrorThreshold, allowedFailedPercent } = limitsOf(settings);
  if (errorThreshold >= 0 && failed > errorThreshold)
    throw over('number of failed items', `${failed}`, 'error_threshold', errorThreshold);
  if (miniBatchErrorThreshold >= 0 && failedMiniBatches > miniBatchErrorThreshold)
    throw over(
      'number of failed mini-batches',
      `${failedMiniBatches}`,
      'mini_batch_error_threshold',
      miniBatchErrorThreshold,
    );
  if (failedMiniBatches * 100 > allowedFailedPercent * miniBatches)
    throw over(
      'share of failed mini-batches',
      `${failedMiniBatches} of ${miniBatches}`,
      'allowed_failed_percent',
      allowedFailedPercent,
    );
}
