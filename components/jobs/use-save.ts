'use client';

import { useMutation } from '@tanstack/react-query';

export interface Saving {
  save: () => void;
  busy: boolean;
  error: Error | null;
}

/** A download with its state: one at a time, and an error that stays in its place. */
export function useSave(download: () => Promise<void>): Saving {
  const { mutate, isPending, error } = useMutation({ mutationFn: download });
  return { save: () => !isPending && mutate(), busy: isPending, error };
}
