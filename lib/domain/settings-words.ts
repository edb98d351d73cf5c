import type { ScoringSettings } from '@/lib/contracts/api/views';
import { formatCount, formatDuration } from './format';

const counted = (n: number, one: string, many = `${one}s`) => `${formatCount(n)} ${n === 1 ? one : many}`;
const retries = (n: number) => (n === 0 ? '0 (1 try)' : `${formatCount(n)} (${formatCount(n + 1)} tries)`);
const threshold = (n: number) => (n === -1 ? '-1 (never fails on bad files)' : counted(n, 'failed file'));
const outputActions: Record<string, string> = { AppendRow: 'Append row', SummaryOnly: 'Summary only' };
const levels: Record<string, string> = { INFO: 'Info', WARNING: 'Warning', DEBUG: 'Debug' };

export interface SettingInWords {
  key: keyof ScoringSettings;
  label: string;
  value: string;
}

const say = <V>(key: keyof ScoringSettings, label: string, value: V | null, words: (value: V) => string) =>
  value === null ? [] : [{ key, label, value: words(value) }];

/** The settings as a person reads them, in a fixed order; what is not known is left out. */
export function settingsInWords(s: ScoringSettings): SettingInWords[] {
  return [
    ...say('miniBatchSize', 'Mini-batch size', s.miniBatchSize, (n) => counted(n, 'file')),
    ...say('instanceCount', 'Instance count', s.instanceCount, (n) => counted(n, 'node')),
    ...say('maxConcurrencyPerInstance', 'Max concurrency per instance', s.maxConcurrencyPerInstance, (n) =>
      counted(n, 'process', 'processes'),
    ),
    ...say('maxRetries', 'Max retries', s.maxRetries, retries),
    ...say('timeoutSeconds', 'Timeout', s.timeoutSeconds, (n) => formatDuration(n * 1000)),
    ...say('errorThreshold', 'Error threshold', s.errorThreshold, threshold),
    ...say('loggingLevel', 'Logging level', s.loggingLevel, (level) => levels[level] ?? level),
    ...say('outputAction', 'Output action', s.outputAction, (action) => outputActions[action] ?? action),
    ...say('outputFileName', 'Output file name', s.outputFileName, (name) => name),
  ];
}
