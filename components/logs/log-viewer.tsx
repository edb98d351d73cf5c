'use client';

import { ArrowDown } from 'lucide-react';
import { type LogText, lineCount } from '@/lib/client/log-reader';
import { followWords, unseenLines } from './follow';
import { LogLines } from './log-lines';
import { LogStatusBar } from './log-status-bar';
import { LogToolbar } from './log-toolbar';
import { type LogViewOptions, useLogView } from './use-log-view';

export interface LogViewerProps extends LogViewOptions {
  log: LogText;
  path: string;
  downloading: boolean;
  onCopyLink: () => void;
  onDownload: () => void;
}

/** One log file: find, lines, and a bar that says in words what the viewer is doing. */
export function LogViewer(props: LogViewerProps) {
  const { log, live, marked, path } = props;
  const view = useLogView(props);
  const count = lineCount(log);
  const unseen = live ? unseenLines(view.follow, count) : 0;
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      <LogToolbar
        {...view.toolbar}
        live={live}
        marked={marked}
        downloading={props.downloading}
        onCopyLink={props.onCopyLink}
        onDownload={props.onDownload}
      />
      {count === 0 ? (
        <p className="flex-1 bg-log-bg p-4 text-fg-3">
          {live ? 'Nothing is written in this file so far.' : 'This file is empty.'}
        </p>
      ) : (
        <LogLines
          key={log.generation}
          lines={log.lines}
          count={count}
          numbered={log.start === 0}
          label={`${path}, ${count.toLocaleString('en-US')} lines`}
          marked={marked}
          {...view.lines}
        />
      )}
      {unseen > 0 && <JumpToLatest count={unseen} onJump={view.resume} />}
      <LogStatusBar words={followWords(view.follow, live)} live={live} log={log} path={path} />
    </div>
  );
}

function JumpToLatest({ count, onJump }: { count: number; onJump: () => void }) {
  return (
    <button
      type="button"
      onClick={onJump}
      className="absolute right-5 bottom-12 inline-flex h-8 items-center gap-1.5 rounded-full border border-border-strong bg-overlay px-3 font-medium text-fg shadow-2 hover:bg-hover"
    >
      <ArrowDown aria-hidden className="size-4" />
      Jump to latest (+{count.toLocaleString('en-US')})
    </button>
  );
}
