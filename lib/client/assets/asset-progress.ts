import type { UploadProgress } from '../upload';
import type { PlannedUpload } from './planned';

/** How far the assets are. Bytes and files are those that storage has acknowledged. */
export interface AssetProgress {
  phase: 'looking' | 'sending' | 'registering' | 'done';
  files: { total: number; stored: number };
  bytes: { total: number; stored: number };
  /** What is being sent or registered, in words; null in between. */
  current: string | null;
}
export type Tell = (progress: AssetProgress) => void;

export const NOTHING_YET: AssetProgress = {
  phase: 'looking',
  files: { total: 0, stored: 0 },
  bytes: { total: 0, stored: 0 },
  current: null,
};

export type Tally = (progress: UploadProgress) => void;

/** Sums of several uploads, one after the other. */
export function tallyOf(uploads: PlannedUpload[], tell: Tell) {
  const total = {
    files: uploads.reduce((sum, { entries }) => sum + entries.length, 0),
    bytes: uploads.reduce((sum, { bytes }) => sum + bytes, 0),
  };
  const before = { files: 0, bytes: 0 };
  const say = (phase: AssetProgress['phase'], current: string | null, files = 0, bytes = 0) =>
    tell({
      phase,
      current,
      files: { total: total.files, stored: before.files + files },
      bytes: { total: total.bytes, stored: before.bytes + bytes },
    });
  return {
    say,
    of: (planned: PlannedUpload): Tally => {
      say('sending', planned.what);
      return ({ files, bytes }) => say('sending', planned.what, files.stored, bytes.stored);
    },
    after: (planned: PlannedUpload) => {
      before.files += planned.entries.length;
      before.bytes += planned.bytes;
    },
  };
}
