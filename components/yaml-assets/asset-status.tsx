import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { AssetProgress } from '@/lib/client/assets';
import { formatBytes, formatCount } from '@/lib/domain/format';

export interface AssetStatusProps {
  progress: AssetProgress;
  onCancel?: () => void;
}

const PHASES = { looking: 'Reading the files', sending: 'Uploading', registering: 'Registering', done: 'Registered' };

/** How far the uploads and registrations of a YAML are; only what storage has acknowledged counts. */
export function AssetStatus({ progress, onCancel }: AssetStatusProps) {
  const { phase, files, bytes, current } = progress;
  const bytesWords = `${formatBytes(bytes.stored)} of ${formatBytes(bytes.total)}`;
  const filesWords = `${formatCount(files.stored)} of ${formatCount(files.total)} files`;
  return (
    <div>
      <div className="mb-1.5 flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-0 font-medium [overflow-wrap:anywhere]">
          {PHASES[phase]}
          {current && ` ${current}`}
        </span>
        <span className="text-fg-2">
          {bytesWords}, {filesWords}
        </span>
        {onCancel && phase !== 'done' && (
          <Button size="sm" className="ml-auto" icon={<X aria-hidden className="size-3.5" />} onClick={onCancel}>
            Stop
          </Button>
        )}
      </div>
      <ProgressBar
        label="Upload of the YAML's files"
        valueText={`${bytesWords}, ${filesWords}`}
        total={Math.max(1, bytes.total)}
        parts={[{ value: phase === 'done' ? Math.max(1, bytes.total) : bytes.stored, tone: 'accent' }]}
      />
    </div>
  );
}
