import { cn } from './cn';

const tones = {
  ok: 'bg-fill-ok',
  bad: 'bg-fill-bad',
  warn: 'bg-fill-warn',
  run: 'stripes bg-fill-run',
  accent: 'bg-accent',
  /** paused, stale or without progress */
  still: 'bg-fg-3',
};
const sizes = { sm: 'h-1', md: 'h-2', lg: 'h-3' };

export interface ProgressBarProps {
  /** In reading order; each in the unit of `total`. */
  parts: { value: number; tone: keyof typeof tones }[];
  total: number;
  label: string;
  /** The values in words, with both numbers: `126 of 200 mini-batches`. */
  valueText: string;
  size?: keyof typeof sizes;
}

/** A bar of parts. With a total of zero it is an empty track; the words beside it carry the number. */
export function ProgressBar({ parts, total, label, valueText, size = 'md' }: ProgressBarProps) {
  const done = parts.reduce((sum, part) => sum + part.value, 0);
  const share = (value: number) => (total > 0 ? Math.min(100, (value / total) * 100) : 0);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(total, 1)}
      aria-valuenow={Math.min(done, Math.max(total, 1))}
      aria-valuetext={valueText}
      className={cn('flex gap-px overflow-hidden rounded-full bg-track', sizes[size])}
    >
      {parts
        .filter((part) => part.value > 0)
        .map((part) => (
          <span key={part.tone} className={cn('h-full', tones[part.tone])} style={{ width: `${share(part.value)}%` }} />
        ))}
    </div>
  );
}
