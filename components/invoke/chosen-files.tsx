'use client';

import { Folder, Pause, Play, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatBytes, formatCount } from '@/lib/domain/format';
import type { LocalFilesProps } from './local-files';

type ChosenFilesProps = Pick<LocalFilesProps, 'files' | 'busy' | 'progress' | 'onPause' | 'onResume' | 'onCancel'>;

/** What was dropped, in words, and what can be done with it now. */
export function ChosenFiles({ files, busy, progress, onPause, onResume, onCancel }: ChosenFilesProps) {
  const { layout, collected } = files;
  if (!layout || !collected) return null;
  const count = `${formatCount(layout.files.length)} ${layout.files.length === 1 ? 'file' : 'files'}`;
  const where = layout.folders > 1 ? ` in ${formatCount(layout.folders)} folders` : '';
  const hidden =
    collected.hidden > 0
      ? ` · ${formatCount(collected.hidden)} hidden system ${collected.hidden === 1 ? 'file' : 'files'} left out`
      : '';
  const said = layout.name === count && !where ? '' : `${count}${where}, `;
  const uploading = progress?.phase === 'sending' || progress?.phase === 'paused';
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <Folder aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-[1_1_200px]">
        <p className="text-16 font-semibold [overflow-wrap:anywhere]">{layout.name}</p>
        <p className="text-12 text-fg-2">{`${said}${formatBytes(layout.bytes)}${hidden}`}</p>
      </div>
      <div className="flex gap-2 max-md:w-full max-md:[&>button]:flex-1">
        {uploading && <PauseButton paused={progress.phase === 'paused'} onPause={onPause} onResume={onResume} />}
        {uploading && (
          <Button size="sm" icon={<X aria-hidden className="size-3.5" />} onClick={onCancel}>
            Cancel upload
          </Button>
        )}
        {!busy && (
          <Button size="sm" icon={<X aria-hidden className="size-3.5" />} onClick={files.clear}>
            Remove
          </Button>
        )}
      </div>
    </div>
  );
}

function PauseButton({ paused, onPause, onResume }: { paused: boolean; onPause(): void; onResume(): void }) {
  const icon = paused ? <Play aria-hidden className="size-3.5" /> : <Pause aria-hidden className="size-3.5" />;
  return (
    <Button size="sm" icon={icon} onClick={paused ? onResume : onPause}>
      {paused ? 'Go on' : 'Pause'}
    </Button>
  );
}
