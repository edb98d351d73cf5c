import type { UploadProgress } from '@/lib/client/upload';

/** What a screen reader hears of an upload: nothing until a quarter, then at every quarter, and whatever ends it. */
export function announcement(progress: UploadProgress, count: (n: number) => string): string {
  const { phase, files, bytes, failed } = progress;
  switch (phase) {
    case 'idle':
    case 'paused':
    case 'halted': // its banner is an alert of its own
      return '';
    case 'stored':
      return `Upload 100 %, ${count(files.total)} files`;
    case 'incomplete':
      return `Upload ended, ${count(failed.length)} of ${count(files.total)} files failed`;
    case 'canceled':
      return 'Upload canceled';
    case 'sending': {
      const quarter = bytes.total > 0 ? Math.floor((bytes.stored / bytes.total) * 4) * 25 : 0;
      return quarter === 0 ? '' : `Upload ${Math.min(quarter, 75)} %`;
    }
  }
}
