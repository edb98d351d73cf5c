import type { Collected } from '@/lib/client/upload';

/** `File` objects can not travel in a URL: the page that was dropped on leaves them here, and the form takes them. */
let pending: Promise<Collected> | null = null;
const forms = new Set<() => void>();

export function handOver(files: Promise<Collected>): void {
  pending = files;
  for (const look of forms) look();
}

/** Calls `look` whenever something is left: a form may be there before the page that was dropped on is gone. @returns how to stop */
export function onHandOver(look: () => void): () => void {
  forms.add(look);
  return () => void forms.delete(look);
}

/** What was left, if anything; it stays until `taken`, since a mounting page may ask twice. */
export function handedOver(): Promise<Collected> | null {
  return pending;
}

export function taken(files: Promise<Collected>): void {
  if (pending === files) pending = null;
}
