import { CircleCheck, OctagonX } from 'lucide-react';
import type { CSSProperties } from 'react';
import { cn } from '@/components/ui/cn';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { UploadProgress } from '@/lib/client/upload';
import { formatBytes, formatCount } from '@/lib/domain/format';

const MOST_FAILED = 50;
const MOST_SENDING = 4;

const columns = {
  sending: 'grid-cols-[minmax(0,1fr)_72px_minmax(120px,34%)]',
  failed: 'grid-cols-[minmax(0,1fr)_72px_minmax(200px,50%)]',
};
const row =
  'grid min-h-8 items-center gap-x-4 gap-y-1 border-b border-border px-3 py-1.5 last:border-0 max-md:grid-cols-[minmax(0,1fr)_auto]';
const name = 'mono truncate max-md:col-span-2';

interface Failed {
  path: string;
  bytes: number;
  reason: string;
}

function FailedRow({ file, onLeaveOut }: { file: Failed; onLeaveOut(path: string): void }) {
  return (
    <li className={cn(row, columns.failed)}>
      <span className={name} title={file.path}>
        {file.path}
      </span>
      <span className="text-right text-fg-2 max-md:hidden">{formatBytes(file.bytes)}</span>
      <span className="flex items-center justify-between gap-3 text-12 max-md:col-span-2">
        <span className="flex min-w-0 items-start gap-1.5 font-medium text-st-failed-text">
          <OctagonX aria-hidden className="mt-px size-3.5 shrink-0" />
          <span className="[overflow-wrap:anywhere]">{file.reason}</span>
        </span>
        <button
          type="button"
          onClick={() => onLeaveOut(file.path)}
          className="min-h-6 shrink-0 font-medium text-accent-text hover:underline"
          aria-label={`Leave out ${file.path}`}
        >
          Leave out
        </button>
      </span>
    </li>
  );
}

function SendingRow({ path, bytes, sentBytes }: UploadProgress['sending'][number]) {
  const share = bytes > 0 ? Math.floor((sentBytes / bytes) * 100) : 0;
  return (
    <li className={cn(row, columns.sending)}>
      <span className={name} title={path}>
        {path}
      </span>
      <span className="text-right text-fg-2 max-md:hidden">{formatBytes(bytes)}</span>
      <span className="flex items-center gap-2 max-md:col-span-2">
        <span className="min-w-0 flex-1">
          <ProgressBar
            size="sm"
            label={`Upload of ${path}`}
            valueText={`${share} %`}
            total={bytes}
            parts={[{ value: sentBytes, tone: 'accent' }]}
          />
        </span>
        <span className="w-10 text-right text-12 text-fg-2">{share} %</span>
      </span>
    </li>
  );
}

export interface UploadRowsProps {
  progress: UploadProgress;
  busy: boolean;
  onLeaveOut(path: string): void;
}

/** What failed, first, then what is in flight; small files travel many at a time and are counted, not listed. */
export function UploadRows({ progress, busy, onLeaveOut }: UploadRowsProps) {
  const { failed, files } = progress;
  const sending = progress.sending.toSorted((a, b) => b.bytes - a.bytes).slice(0, MOST_SENDING);
  const hidden = progress.sending.length - sending.length;
  if (!busy && failed.length + sending.length === 0) return null;
  return (
    <ul
      aria-label="Files in flight and failed"
      style={busy ? keptHeight(files.total) : undefined}
      className="mt-3 flex flex-col overflow-hidden rounded-8 border border-border bg-surface min-h-(--rows) max-md:min-h-(--rows-narrow)"
    >
      {failed.slice(0, MOST_FAILED).map((file) => (
        <FailedRow key={file.path} file={file} onLeaveOut={onLeaveOut} />
      ))}
      {failed.length > MOST_FAILED && (
        <MoreRow>{`and ${formatCount(failed.length - MOST_FAILED)} more that failed`}</MoreRow>
      )}
      {sending.map((file) => (
        <SendingRow key={file.path} {...file} />
      ))}
      {hidden > 0 && <MoreRow>{`and ${formatCount(hidden)} more in flight`}</MoreRow>}
      {(busy || files.stored > 0) && <StoredRow count={files.stored} />}
    </ul>
  );
}

/** Rows come and go many times a second: the list keeps the height of its fullest, so that nothing under it jumps. */
function keptHeight(total: number): CSSProperties & Record<'--rows' | '--rows-narrow', string> {
  const rows = Math.min(MOST_SENDING, total);
  const counts = total > MOST_SENDING ? 62 : 33;
  return { '--rows': `${33 * rows + counts}px`, '--rows-narrow': `${53 * rows + counts}px` };
}

function StoredRow({ count }: { count: number }) {
  return (
    <li className="mt-auto flex min-h-8 items-center gap-1.5 px-3 text-12 text-fg-2">
      <CircleCheck aria-hidden className="size-3.5 text-fg-3" />
      {formatCount(count)} {count === 1 ? 'file' : 'files'} uploaded
    </li>
  );
}

function MoreRow({ children }: { children: string }) {
  return <li className="border-b border-border px-3 py-1.5 text-12 text-fg-2 last:border-0">{children}</li>;
}
