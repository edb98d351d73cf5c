import * as z from 'zod';
import type { ScoringSettings } from '@/lib/contracts/api/views';
import type { BatchDeployment } from '@/lib/contracts/azureml/endpoint';
import { secondsOfIsoDuration } from './iso-duration';

/** Effective settings of a model deployment as ARM holds them (contract H2); what Azure did not say is null. */
export function settingsOfDeployment(properties: BatchDeployment['properties']): ScoringSettings {
  const timeout = properties.retrySettings?.timeout;
  return {
    miniBatchSize: properties.miniBatchSize ?? null,
    instanceCount: properties.resources?.instanceCount ?? null,
    maxConcurrencyPerInstance: properties.maxConcurrencyPerInstance ?? null,
    maxRetries: properties.retrySettings?.maxRetries ?? null,
    timeoutSeconds: timeout ? secondsOfIsoDuration(timeout) : null,
    errorThreshold: properties.errorThreshold ?? null,
    loggingLevel: properties.loggingLevel ?? null,
    outputAction: properties.outputAction ?? null,
    outputFileName: properties.outputFileName ?? null,
  };
}

/** A pipeline deployment has none: each of its steps has its own, and Azure shows zeros in their place (contract H3). */
export const noSettings: ScoringSettings = {
  miniBatchSize: null,
  instanceCount: null,
  maxConcurrencyPerInstance: null,
  maxRetries: null,
  timeoutSeconds: null,
  errorThreshold: null,
  loggingLevel: null,
  outputAction: null,
  outputFileName: null,
};

const number = z.coerce.number().nullish().catch(null);
const text = z.string().nullish().catch(null);

/** Keys of the run property `azureml.parameters` (contract D4): figures as text. */
const parameters = z
  .string()
  .transform((json, context) => {
    try {
      return JSON.parse(json) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.looseObject({
      mini_batch_size: number,
      NodeCount: number,
      process_count_per_node: number,
      run_max_try: number,
      run_invocation_timeout: number,
      error_threshold: number,
      logging_level: text,
      output_action: text,
      append_row_file_name: text,
    }),
  );

/**
 * Settings in force of a job from its run property `azureml.parameters`; all null where the text is absent or no JSON.
 * `run_max_try` is the deployment's `maxRetries` under another name (recorded in contract D4), and a file to append rows
 * to says what the output action is.
 */
export function settingsOfJob(azuremlParameters: string | null, outputFileName?: string): ScoringSettings {
  const parsed = parameters.safeParse(azuremlParameters);
  const said = parsed.success ? parsed.data : {};
  const file = said.append_row_file_name || outputFileName || null;
  return {
    miniBatchSize: said.mini_batch_size ?? null,
    instanceCount: said.NodeCount ?? null,
    maxConcurrencyPerInstance: said.process_count_per_node ?? null,
    maxRetries: said.run_max_try ?? null,
    timeoutSeconds: said.run_invocation_timeout ?? null,
    errorThreshold: said.error_threshold ?? null,
    loggingLevel: said.logging_level ?? null,
    outputAction: said.output_action ?? (said.append_row_file_name ? 'AppendRow' : null),
    outputFileName: file,
  };
}
