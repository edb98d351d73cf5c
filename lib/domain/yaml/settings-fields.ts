import type { Settings } from './deployment-types';
import { choice, type Field, type Loaded, text, whole, withPlace } from './fields';
import { textValues } from './map-fields';
import { valueAt } from './node';
import { nested, type ObjectReader } from './objects';
import { failure, warning } from './problem';

const outputAction = choice(['append_row', 'summary_only']);
/** Seconds of the longest durations that Python has. */
const LONGEST = 86_399_999_999_999;
const SHORTEST = -86_399_999_913_600;

const timeout: Field<number> = (node, path, out) => {
  const seconds = whole(node, path, out);
  if (seconds === undefined || (seconds >= SHORTEST && seconds <= LONGEST)) return seconds;
  out.push(failure(path, node.at, `${seconds} seconds are no duration: at most ${LONGEST} are.`));
  return undefined;
};

const retrySettings = nested((object) => ({
  maxRetries: object.get('max_retries', whole),
  timeout: object.get('timeout', withPlace(timeout)),
}));

const least =
  (minimum: number): Field<number> =>
  (node, path, out) => {
    const value = whole(node, path, out);
    if (value !== undefined && value < minimum)
      out.push(warning(path, node.at, `Azure takes at least ${minimum}: azure-ai-ml does not look.`));
    return value;
  };

const loggingLevel: Field<string> = (node, path, out) => {
  const level = text(node, path, out);
  if (level !== undefined && !['warning', 'info', 'debug'].includes(level.toLowerCase()))
    out.push(warning(path, node.at, 'Azure knows the levels warning, info and debug: azure-ai-ml does not look.'));
  return level;
};

/** The settings where they stand: at the root or under `settings`. */
export function readSettings(object: ObjectReader): Settings {
  return {
    miniBatchSize: object.get('mini_batch_size', least(1)),
    maxConcurrencyPerInstance: object.get('max_concurrency_per_instance', least(1)),
    errorThreshold: object.get('error_threshold', least(-1)),
    loggingLevel: object.get('logging_level', loggingLevel),
    outputAction: object.get('output_action', outputAction),
    outputFileName: object.get('output_file_name', withPlace(text)),
    retrySettings: object.get('retry_settings', retrySettings),
    environmentVariables: object.get('environment_variables', textValues),
  };
}

interface OwnSettings extends Settings {
  instanceCount?: Loaded<number>;
}

/** `settings` of `type: model`; once it is there it must have mini_batch_size. */
export const modelSettings = nested((object, node, path, out): OwnSettings => {
  const settings = { ...readSettings(object), instanceCount: object.get('instance_count', withPlace(whole)) };
  if (!valueAt(node, 'mini_batch_size'))
    out.push(failure(`${path}.mini_batch_size`, node.at, 'Missing data for required field.'));
  return settings;
});
