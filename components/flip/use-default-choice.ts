'use client';

import { useSearchParams } from 'next/navigation';
import { type FocusEvent, type KeyboardEvent, useState } from 'react';

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The name that a key leads to from the chosen one, around the ends; null for any other key. */
export function nextChoice(names: readonly string[], chosen: string | null, key: string): string | null {
  if (key === 'Home') return names[0] ?? null;
  if (key === 'End') return names.at(-1) ?? null;
  const step = STEPS[key];
  if (step === undefined || names.length === 0) return null;
  const at = chosen === null ? -1 : names.indexOf(chosen);
  const from = at < 0 && step < 0 ? 0 : at;
  return names[(from + step + names.length) % names.length] ?? null;
}

/** The address without what opens the review. */
function withoutReview(): string {
  const query = new URLSearchParams(window.location.search);
  query.delete('flip');
  query.delete('undoes');
  return query.size === 0 ? window.location.pathname : `${window.location.pathname}?${query}`;
}

const replace = (address: string) => window.history.replaceState(null, '', address);

/**
 * The choice of the radio group: arrows move it, nothing is written; Esc, or leaving the group, puts it back. Which review
 * is open stands in the address, so that Undo can be a link.
 */
export function useDefaultChoice(names: readonly string[], liveDefault: string | null, barred: boolean) {
  const query = useSearchParams();
  const asked = query.get('flip');
  const review = asked !== null && names.includes(asked) && !barred ? asked : null;
  const [moved, setMoved] = useState<string | null>(null);
  const chosen = review ?? (moved !== null && names.includes(moved) ? moved : liveDefault);
  const ask = (name: string) => {
    if (name === liveDefault || barred) return setMoved(null);
    const wanted = new URLSearchParams(window.location.search);
    wanted.set('flip', name);
    replace(`${window.location.pathname}?${wanted}`);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.role !== 'radio' || barred) return;
    const name = event.key === 'Escape' ? liveDefault : nextChoice(names, chosen, event.key);
    if (name === null) return;
    event.preventDefault();
    setMoved(name);
    event.currentTarget.querySelector<HTMLElement>(`[data-deployment="${CSS.escape(name)}"]`)?.focus();
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    const inside = relatedTarget instanceof HTMLElement && relatedTarget.role === 'radio';
    if (!inside || !currentTarget.contains(relatedTarget)) setMoved(null);
  };
  return {
    chosen,
    review,
    /** What the address asks for is no deployment here, or none any more: it was deleted. */
    gone: asked !== null && !names.includes(asked) ? asked : null,
    undoes: review === null ? null : query.get('undoes'),
    ask,
    close: () => replace(withoutReview()),
    group: { onKeyDown, onBlur },
  };
}
