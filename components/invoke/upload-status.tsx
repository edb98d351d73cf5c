import { RotateCcw, Trash2 } from 'lucide-react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { UploadProgress } from '@/lib/client/upload';
import { formatBytes, formatCount, formatDuration } from '@/lib/domain/format';
import { UploadRows } from './upload-rows';

export interface UploadStatusProps {
  progress: UploadProgress;
  /** The upload goes on, or the job is being started: the page is about to be left. */
  busy: boolean;
  onRetry(): void;
  onLeaveOut(path: string): void;
}

const bytesWords = ({ bytes }: UploadProgress) => `${formatBytes(bytes.stored)} of ${formatBytes(bytes.total)}`;
const filesWords = ({ files }: UploadProgress) => `${formatCount(files.stored)} of ${formatCount(files.total)} files`;

/** Bytes and files of the upload, what is in flight and what failed; only what storage has acknowledged counts. */
export function UploadStatus({ progress, busy, onRetry, onLeaveOut }: UploadStatusProps) {
  const { bytes, phase, bytesPerSecond, remainingMs } = progress;
  const moving = phase === 'sending';
  return (
    <div className="mt-4">
      <div className="mb-1.5 flex flex-wrap items-baseline gap-x-4">
        <span className="font-medium">{bytesWords(progress)}</span>
        <span className="text-fg-2">{filesWords(progress)}</span>
        <span className="ml-auto flex gap-x-4">
          {moving && bytesPerSecond !== null && (
            <span className="text-fg-2 max-md:hidden">{formatBytes(bytesPerSecond)}/s</span>
          )}
          <span className="font-medium">{stateWord(phase, remainingMs)}</span>
        </span>
      </div>
      <ProgressBar
        label="Upload"
        valueText={`${bytesWords(progress)}, ${filesWords(progress)}`}
        total={Math.max(1, bytes.total)}
        parts={[
          {
            value: bytes.total === 0 && phase === 'stored' ? 1 : bytes.stored,
            tone: moving || phase === 'stored' ? 'accent' : 'still',
          },
        ]}
      />
      <UploadRows progress={progress} busy={busy} onLeaveOut={onLeaveOut} />
      <UploadTrouble progress={progress} onRetry={onRetry} onLeaveOut={onLeaveOut} />
    </div>
  );
}

function stateWord(phase: UploadProgress['phase'], remainingMs: number | null): string {
  if (phase === 'sending')
    return remainingMs === null ? 'Uploading' : `${formatDuration(Math.max(1000, remainingMs))} left`;
  const words = {
    idle: '',
    paused: 'Paused',
    stored: 'Uploaded',
    incomplete: 'Not complete',
    halted: 'Stopped',
    canceled: 'Canceled',
  };
  return words[phase];
}

function UploadTrouble({ progress, onRetry, onLeaveOut }: Omit<UploadStatusProps, 'busy'>) {
  const { phase, failed, failure } = progress;
  if (phase === 'halted' && failure) return <Halted failure={failure} onRetry={onRetry} />;
  if (phase !== 'incomplete' || failed.length === 0) return null;
  const count = `${formatCount(failed.length)} failed ${failed.length === 1 ? 'file' : 'files'}`;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Button size="sm" icon={<RotateCcw aria-hidden className="size-3.5" />} onClick={onRetry}>
        Retry {count}
      </Button>
      <Button
        size="sm"
        icon={<Trash2 aria-hidden className="size-3.5" />}
        onClick={() => failed.forEach(({ path }) => void onLeaveOut(path))}
      >
        Leave out {count}
      </Button>
    </div>
  );
}

function Halted({ failure, onRetry }: { failure: NonNullable<UploadProgress['failure']>; onRetry(): void }) {
  const { status, code, fromAzure, message, missingAction, requestId } = failure;
  const answered = fromAzure ? `Azure answered ${status} ${code}. ` : '';
  return (
    <div className="mt-3">
      <Banner
        tone="bad"
        title="The upload stopped."
        requestId={requestId}
        actions={
          <button
            type="button"
            onClick={onRetry}
            className="min-h-6 font-medium text-accent-text underline underline-offset-2"
          >
            Go on with the upload
          </button>
        }
      >
        {answered}
        {message}
        {missingAction && ` The action that is missing: ${missingAction}.`} What is stored stays and is not sent again.
      </Banner>
    </div>
  );
}
