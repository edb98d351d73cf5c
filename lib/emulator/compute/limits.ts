import type { JobPlan, ScoringLimits } from './types';

/** How long one call of run() may last, in `settings`, and what else ends a try or a job: the defaults of §5.1. */
export function limitsOf(settings: JobPlan['settings']): Required<ScoringLimits> {
  return {
    // The page computes none but for init(): stuck for 3 × timeout + 30 s is "no progress for too long" (§5.2).
    progressUpdateSeconds: settings.progressUpdateSeconds ?? 3 * settings.timeoutSeconds + 30,
    taskOverheadSeconds: settings.taskOverheadSeconds ?? 600,
    firstTaskCreationSeconds: settings.firstTaskCreationSeconds ?? 600,
    resourceMonitorSeconds: settings.resourceMonitorSeconds ?? 600,
    miniBatchErrorThreshold: settings.miniBatchErrorThreshold ?? -1,
    allowedFailedPercent: settings.allowedFailedPercent ?? 100,
  };
}
