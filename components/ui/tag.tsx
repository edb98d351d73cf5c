import type { ReactNode } from 'react';
import { cn } from './cn';

const tones = {
  default: 'bg-sunken text-fg-2',
  accent: 'bg-accent-soft font-semibold text-accent-text',
  outline: 'border border-border-strong font-medium text-fg-2',
};

/** A small word on a ground: a kind, a share, a mark. */
export function Tag({ tone = 'default', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span className={cn('inline-flex h-5 items-center rounded-4 px-1.5 text-12 whitespace-nowrap', tones[tone])}>
      {children}
    </span>
  );
}
