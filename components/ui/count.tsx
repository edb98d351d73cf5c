import { cn } from './cn';

/** How many there are, as a chip after a word. `bad` reddens it: only for failures. */
export function Count({ count, tone }: { count: number | string; tone?: 'bad' | undefined }) {
  const look = tone === 'bad' ? 'bg-st-failed-soft text-st-failed-text' : 'bg-sunken text-fg-2';
  return <span className={cn('rounded-8 px-1.5 text-11 font-semibold', look)}>{count}</span>;
}
