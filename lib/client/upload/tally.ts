import type { UploadFile } from './layout';
import { createMeter } from './meter';
import type { Failure } from './retry';

type ItemState = 'waiting' | 'sending' | 'stored' | 'failed';

export interface UploadItem extends UploadFile {
  state: ItemState;
  sentBytes: number;
  reason: string | null;
  /** Blocks that storage acknowledged, so that only the others are sent again. */
  blocks: Set<number>;
}

/**
 * `incomplete`: everything was tried and some files failed; `halted`: the run ended because of `failure`, which concerns all
 * files; both can be run again.
 */
type UploadPhase = 'idle' | 'sending' | 'paused' | 'stored' | 'incomplete' | 'halted' | 'canceled';

export interface UploadProgress {
  phase: UploadPhase;
  files: { total: number; stored: number; failed: number };
  bytes: { total: number; stored: number };
  /** In flight now. */
  sending: { path: string; bytes: number; sentBytes: number }[];
  failed: { path: string; bytes: number; reason: string }[];
  /** Of a halted run the first file that was not stored; else null. */
  left: string | null;
  /** Over the last ten seconds; null while there is too little to measure (under 2 % of the bytes). */
  bytesPerSecond: number | null;
  remainingMs: number | null;
  failure: Failure | null;
}

export interface Tally {
  items: UploadItem[];
  sending(item: UploadItem): void;
  sent(item: UploadItem, bytes: number): void;
  stored(item: UploadItem): void;
  failed(item: UploadItem, reason: string): void;
  /** Back to waiting; what `blocks` holds stays counted unless `fromStart`. */
  waiting(item: UploadItem, fromStart?: boolean): void;
  removeFailed(path: string): void;
  setPhase(phase: UploadPhase, failure?: Failure): void;
  progress(): UploadProgress;
}

const LEAST_SHARE = 0.02;

const newItem = ({ path, file }: UploadFile): UploadItem => ({
  path,
  file,
  state: 'waiting',
  sentBytes: 0,
  reason: null,
  blocks: new Set(),
});

/** Books of one upload: every change is reported by `onChange`; sums are kept, not counted again. */
export function createTally(files: UploadFile[], now: () => number, onChange: () => void): Tally {
  const meter = createMeter(now);
  const groups: Record<ItemState, Set<UploadItem>> = {
    waiting: new Set(),
    sending: new Set(),
    stored: new Set(),
    failed: new Set(),
  };
  const items = files.map(newItem);
  for (const item of items) groups.waiting.add(item);
  let total = files.reduce((sum, { file }) => sum + file.size, 0);
  let storedBytes = 0;
  let phase: UploadPhase = 'idle';
  let failure: Failure | null = null;

  const move = (item: UploadItem, state: ItemState, reason: string | null = null) => {
    groups[item.state].delete(item);
    groups[state].add(item);
    item.state = state;
    item.reason = reason;
    onChange();
  };
  const setSent = (item: UploadItem, bytes: number) => {
    storedBytes += bytes - item.sentBytes;
    item.sentBytes = bytes;
    meter.add(storedBytes);
  };

  return {
    items,
    sending: (item) => item.state !== 'sending' && move(item, 'sending'),
    sent: (item, bytes) => {
      setSent(item, item.sentBytes + bytes);
      onChange();
    },
    stored: (item) => {
      setSent(item, item.file.size);
      move(item, 'stored');
    },
    failed: (item, reason) => move(item, 'failed', reason),
    waiting: (item, fromStart = false) => {
      if (fromStart) {
        item.blocks.clear();
        setSent(item, 0);
      }
      move(item, 'waiting');
    },
    removeFailed: (path) => {
      const at = items.findIndex((item) => item.path === path && item.state === 'failed');
      const item = items[at];
      if (!item) return;
      setSent(item, 0);
      total -= item.file.size;
      items.splice(at, 1);
      groups[item.state].delete(item);
      onChange();
    },
    setPhase: (next, why) => {
      if (next === 'sending') meter.restart(storedBytes);
      phase = next;
      failure = why ?? null;
      onChange();
    },
    progress: () => {
      const tellsSomething = phase === 'sending' && storedBytes >= total * LEAST_SHARE;
      const bytesPerSecond = tellsSomething ? meter.perSecond(storedBytes) : null;
      return {
        phase,
        files: { total: items.length, stored: groups.stored.size, failed: groups.failed.size },
        bytes: { total, stored: storedBytes },
        sending: [...groups.sending].map(({ path, file, sentBytes }) => ({ path, bytes: file.size, sentBytes })),
        failed: [...groups.failed].map(({ path, file, reason }) => ({ path, bytes: file.size, reason: reason ?? '' })),
        left: phase === 'halted' ? (items.find(({ state }) => state === 'waiting')?.path ?? null) : null,
        bytesPerSecond,
        remainingMs: bytesPerSecond === null ? null : ((total - storedBytes) * 1000) / bytesPerSecond,
        failure,
      };
    },
  };
}
