'use client';

import { FolderUp, Upload } from 'lucide-react';
import { Spinner } from '@/components/ui/spinner';
import type { UploadProgress } from '@/lib/client/upload';
import { formatCount } from '@/lib/domain/format';
import { BrowseLink } from './browse-link';
import { ChosenFiles } from './chosen-files';
import { DropFrame } from './drop-frame';
import { RefusedList } from './refused-list';
import { UploadStatus } from './upload-status';
import type { Files } from './use-files';

export interface LocalFilesProps {
  files: Files;
  over: boolean;
  /** Where they will go, in words. */
  place: string;
  progress: UploadProgress | null;
  /** The upload or the submit is under way: the choice stands still. */
  busy: boolean;
  onPause(): void;
  onResume(): void;
  onCancel(): void;
  onRetry(): void;
  onLeaveOut(path: string): void;
}

/** The drop zone: idle, held over, chosen, uploading, failed. */
export function LocalFiles(props: LocalFilesProps) {
  const { files, over, place, progress, busy } = props;
  const { collected, layout, reading } = files;
  return (
    <DropFrame over={over && !busy} className="min-h-38.5">
      {layout && collected && layout.files.length + layout.refused.length > 0 ? (
        <>
          <ChosenFiles {...props} />
          {progress && progress.phase !== 'idle' && (
            <UploadStatus progress={progress} busy={busy} onRetry={props.onRetry} onLeaveOut={props.onLeaveOut} />
          )}
          <RefusedList refused={layout.refused} />
          {!busy && <More files={files} over={over} />}
          {reading && <Reading className="mt-2 justify-center" />}
        </>
      ) : (
        <Idle files={files} over={over} place={place} />
      )}
      <p role="status" className="sr-only">
        {reading && READING}
      </p>
    </DropFrame>
  );
}

const READING = 'Reading what was dropped';

/** For the eye; the same words are announced beside it. */
function Reading({ className = '' }: { className?: string }) {
  return (
    <p aria-hidden className={`flex items-center gap-2 text-fg-2 ${className}`}>
      <Spinner /> {READING}
    </p>
  );
}

function Idle({ files, over, place }: Pick<LocalFilesProps, 'files' | 'over' | 'place'>) {
  const { collected, reading } = files;
  const nothing = collected && emptyReason(collected.hidden, collected.emptyFolders);
  return (
    <div className="grid justify-items-center gap-1 py-5 text-center">
      {over ? (
        <FolderUp aria-hidden className="size-6 text-accent-text" />
      ) : (
        <Upload aria-hidden className="size-6 text-fg-2" />
      )}
      <p className="mt-1 text-16 font-semibold">{over ? 'Drop to add them' : 'Drop files or a folder here'}</p>
      {over ? <p className="text-fg-2">to {place}</p> : reading ? <Reading /> : <Browse files={files} />}
      {nothing && (
        <p role="alert" className="mt-2 max-w-md font-medium text-danger-text">
          {nothing}
        </p>
      )}
    </div>
  );
}

function Browse({ files }: Pick<LocalFilesProps, 'files'>) {
  return (
    <p className="text-fg-2">
      or <BrowseLink onFiles={files.add}>browse files</BrowseLink>,{' '}
      <BrowseLink folder onFiles={files.add}>
        a folder
      </BrowseLink>
      , or paste
    </p>
  );
}

function emptyReason(hidden: number, emptyFolders: number): string | null {
  if (hidden > 0)
    return `There is no file to score in it: ${formatCount(hidden)} hidden system ${hidden === 1 ? 'file was' : 'files were'} left out.`;
  return emptyFolders > 0 ? 'The folder is empty: there is no file to score in it.' : null;
}

function More({ files, over }: { files: Files; over: boolean }) {
  return (
    <p className="mt-2.5 text-12 text-fg-2">
      {over ? (
        'Drop to add them to these files'
      ) : (
        <>
          Drop more here, or <BrowseLink onFiles={files.add}>browse files</BrowseLink> or{' '}
          <BrowseLink folder onFiles={files.add}>
            a folder
          </BrowseLink>
        </>
      )}
    </p>
  );
}
