import type { JobPlan } from '../../compute/types';

/** The settings in force as batch jobs carry them: a JSON string of strings in a run property (contract D4). */
export function azuremlParameters(settings: JobPlan['settings'], outputUri: string | null): string {
  return JSON.stringify({
    run_max_try: String(settings.maxRetries),
    run_invocation_timeout: String(settings.timeoutSeconds),
    mini_batch_size: String(settings.miniBatchSize),
    error_threshold: String(settings.errorThreshold),
    logging_level: settings.loggingLevel.toUpperCase(),
    process_count_per_node: String(settings.maxConcurrencyPerInstance),
    legacy_model_job: 'False',
    NodeCount: String(settings.instanceCount),
    ...(settings.outputAction === 'AppendRow' ? { append_row_file_name: settings.outputFileName } : {}),
    ...(outputUri === null ? {} : { output_uri: outputUri }),
  });
}
