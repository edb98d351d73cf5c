import { ApiError } from '@/lib/client/api-error';
import type { FlipAnswer, FlipSide } from '@/lib/contracts/api/flip';
import type { DefaultChange } from '@/lib/contracts/api/history';
import { formatCount, formatDuration } from '@/lib/domain/format';

const jobs = (count: number) => `${formatCount(count)} ${count === 1 ? 'job' : 'jobs'}`;

export interface Figure {
  value: string;
  label: string;
}

/** A deployment's record in three figures; a dash where it has none. */
export function figuresOf({ jobs: record }: FlipSide): Figure[] {
  if (record === null)
    return [
      { value: '—', label: 'success: jobs not shown to you' },
      { value: '—', label: 'median' },
      { value: '—', label: 'running' },
    ];
  const { ended, succeeded, medianMs, live } = record;
  return [
    {
      value: ended === 0 ? '—' : `${Math.round((100 * succeeded) / ended)} %`,
      label: ended === 0 ? 'no job ended yet' : `success, ${jobs(ended)}`,
    },
    { value: medianMs === null ? '—' : formatDuration(medianMs), label: 'median' },
    { value: formatCount(live), label: 'running' },
  ];
}

/** What happens to the jobs of the old default; null where it has none under way. */
export function stayingWords(from: FlipSide | null): { title: string; rest: string } | null {
  const live = from?.jobs?.live ?? 0;
  if (from === null || live === 0) return null;
  return live === 1
    ? { title: `1 job is running on ${from.name}.`, rest: 'It stays on it; only new invokes move.' }
    : { title: `${jobs(live)} are running on ${from.name}.`, rest: 'They stay on it; only new invokes move.' };
}

/** What became of a flip that was written but is not in force as it was meant; null where it is. */
export function afterWords(answer: FlipAnswer): { title: string; rest: string } | null {
  const { result, live, liveBy, to } = answer;
  const shown = live ?? 'no default';
  if (result === 'verified') return null;
  if (result === 'overtaken')
    return {
      title: `${liveBy ?? 'Somebody'} changed the default right after this.`,
      rest: `It is ${shown} now and not ${to}.`,
    };
  if (live === to)
    return {
      title: 'Unverified: Azure has not ended the write after 30 s.',
      rest: `It shows ${to} as the default already; look again in a moment.`,
    };
  return {
    title: `Unverified: Azure still shows ${shown} after 30 s.`,
    rest: 'The write was accepted; look again in a moment.',
  };
}

/** What a refused or unanswered flip means: only a refusal says that nothing was changed. */
export function failedWords(error: Error, from: string | null): string {
  const isRefusal =
    error instanceof ApiError && error.status >= 400 && error.status < 500 && error.target !== 'operation';
  if (isRefusal) return `The default is still ${from ?? 'none'}: it was not changed.`;
  return 'It is not known whether the default was changed. Look at the switches before you try again.';
}

const results: Record<DefaultChange['result'], string> = {
  verified: 'Verified',
  unverified: 'Unverified',
  overtaken: 'Overtaken by another change',
  failed: 'Not changed: Azure refused',
  refused: 'Not changed: something had changed meanwhile',
  unknown: 'Not known whether it was changed',
  open: 'No outcome recorded',
  seen: 'Seen changed elsewhere',
  tagged: 'Made here, as the endpoint’s tag tells',
};

export const resultWords = ({ result }: Pick<DefaultChange, 'result'>): string => results[result];

/** Whether the default became what the change says. Where no outcome tells, as of a flip that was cut off, what is live does. */
function tookEffect({ result, to }: DefaultChange, liveDefault: string | null): boolean {
  if (['verified', 'seen', 'tagged'].includes(result)) return true;
  return ['unverified', 'open', 'unknown'].includes(result) && to === liveDefault;
}

/** The newest change, where it can be taken back: its old default is what to go back to. */
export function undoable(changes: readonly DefaultChange[], liveDefault: string | null): DefaultChange | null {
  const last = changes.find((change) => tookEffect(change, liveDefault));
  return last?.from != null && last.to === liveDefault && last.from !== last.to ? last : null;
}
