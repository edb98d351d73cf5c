import { JobFailure } from '../failures';
import type { ScoringLimits } from '../types';

type Limit = keyof ScoringLimits | 'errorThreshold';

const days3 = 259_200;
const most = 2 ** 31 - 1;

/** Arguments of a parallel step that the service keeps for itself, with the least and the most that they take (§5.1). */
const own: Readonly<Record<string, { limit: Limit; least: number; most: number }>> = {
  '--progress_update_timeout': { limit: 'progressUpdateSeconds', least: 1, most: days3 },
  '--task_overhead_timeout': { limit: 'taskOverheadSeconds', least: 1, most: days3 },
  '--first_task_creation_timeout': { limit: 'firstTaskCreationSeconds', least: 1, most: days3 },
  '--resource_monitor_interval': { limit: 'resourceMonitorSeconds', least: 0, most },
  '--error_threshold': { limit: 'errorThreshold', least: -1, most },
  '--mini_batch_error_threshold': { limit: 'miniBatchErrorThreshold', least: -1, most },
  '--allowed_failed_percent': { limit: 'allowedFailedPercent', least: 0, most: 100 },
};

/** Taken from the script's arguments as well, without effect here: where the service's own logs and metrics go. */
const others = ['--copy_logs_to_parent', '--push_metrics_to_parent', '--metrics_name_prefix'];

function figureOf(name: string, word: string): number {
  const figure = Number(word);
  const bounds = own[name];
  if (/^-?\d+$/.test(word) && bounds && figure >= bounds.least && figure <= bounds.most) return figure;
  throw new JobFailure(
    `argument ${name}: invalid value '${word}'. It takes a whole number from ${bounds?.least} to ${bounds?.most}.`,
  );
}

/** Both of `--name=value` and `--name value`. */
function argumentAt(words: readonly string[], at: number): { name: string; value: string; length: number } {
  const word = words[at] ?? '';
  const cut = word.indexOf('=');
  if (cut > 0) return { name: word.slice(0, cut), value: word.slice(cut + 1), length: 1 };
  return { name: word, value: words[at + 1] ?? '', length: 2 };
}

/**
 * What the words of `program_arguments` say to the service, and those that are left for the script (§5.1).
 * Throws JobFailure for a value that is none.
 */
export function programArguments(words: readonly string[]): {
  limits: Partial<Record<Limit, number>>;
  script: string[];
} {
  const limits: Partial<Record<Limit, number>> = {};
  const script: string[] = [];
  for (let at = 0; at < words.length; ) {
    const { name, value, length } = argumentAt(words, at);
    const known = own[name];
    if (known) limits[known.limit] = figureOf(name, value);
    else if (!others.includes(name)) script.push(words[at] ?? '');
    at += known || others.includes(name) ? length : 1;
  }
  return { limits, script };
}
