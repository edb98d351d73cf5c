import { isoDurationOfSeconds } from '../iso-duration';
import type { Settings } from './deployment-types';
import { failure, type Remark, warning } from './problem';
import { type JsonObject, present } from './rest-body';

const ACTIONS = new Map([
  ['append_row', 'AppendRow'],
  ['summary_only', 'SummaryOnly'],
]);

function isoTimeout(seconds: number): string {
  return seconds < 0 ? `-${isoDurationOfSeconds(-seconds)}` : isoDurationOfSeconds(seconds);
}

/** The scoring settings of a deployment's body. An absent map of variables is sent as an empty one by the classic form. */
export function settingsBody(settings: Settings, kind: 'classic' | 'model', out: Remark[]): JsonObject {
  const { outputAction, outputFileName, retrySettings, environmentVariables } = settings;
  const root = kind === 'model' ? 'settings.' : '';
  if (outputAction === 'summary_only' && outputFileName?.value)
    out.push(
      failure(
        `${root}output_file_name`,
        outputFileName.at,
        'When output_action is set to summary_only, the output_file_name need not to be specified.',
      ),
    );
  return present({
    miniBatchSize: settings.miniBatchSize,
    maxConcurrencyPerInstance: settings.maxConcurrencyPerInstance,
    errorThreshold: settings.errorThreshold,
    loggingLevel: settings.loggingLevel,
    outputAction: outputAction && ACTIONS.get(outputAction),
    outputFileName: outputFileName?.value,
    retrySettings: retrySettings && retriesBody(retrySettings, root, out),
    environmentVariables: environmentVariables ?? (kind === 'classic' ? {} : undefined),
  });
}

function retriesBody(retries: Exclude<Settings['retrySettings'], undefined>, root: string, out: Remark[]): JsonObject {
  const { maxRetries, timeout } = retries;
  if (timeout?.value === 0)
    out.push(warning(`${root}retry_settings.timeout`, timeout.at, 'A timeout of 0 is not sent.'));
  return present({ maxRetries, timeout: timeout?.value ? isoTimeout(timeout.value) : undefined });
}
