import { Pause } from 'lucide-react';
import { isCaughtUp, type LogText, lineCount } from '@/lib/client/log-reader';
import { formatBytes, formatCount } from '@/lib/domain/format';

export interface LogStatusBarProps {
  words: { word: string; reason: string };
  live: boolean;
  log: LogText;
  path: string;
}

function linesInWords(log: LogText): string {
  if (log.start > 0)
    return `the last ${formatBytes(log.end - log.start)} of ${formatBytes(log.total)}; all of it in the download`;
  const lines = `${formatCount(lineCount(log))} lines, ${formatBytes(log.total)}`;
  return isCaughtUp(log) ? lines : `${lines}, reading`;
}

/** What the viewer is doing, how much there is, and the file's real path. */
export function LogStatusBar({ words, live, log, path }: LogStatusBarProps) {
  const following = words.word === 'Following';
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-0.5 border-t border-border px-3 py-1 text-12 text-fg-2">
      <span className="inline-flex items-center gap-1.5">
        {live && following && <span aria-hidden className="size-1.5 rounded-full bg-st-completed" />}
        {live && !following && <Pause aria-hidden className="size-3.5" />}
        <b className="font-semibold text-fg">{words.word}</b>
        {words.reason && <span>{words.reason}</span>}
      </span>
      <span className="flex-1" />
      <span>{linesInWords(log)}</span>
      <span className="mono min-w-0 [overflow-wrap:anywhere]">{path}</span>
    </div>
  );
}
