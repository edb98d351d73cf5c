'use client';

import { FileText, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { LogFile } from '@/lib/contracts/api/views';

const groups = [
  { group: 'job', title: 'This job' },
  { group: 'code', title: 'Your code' },
  { group: 'service', title: 'The service' },
] as const;

export interface LogFileListProps {
  files: readonly LogFile[];
  current: LogFile | null;
  hrefOf: (file: LogFile) => string;
  onPick: (file: LogFile) => void;
}

const same = (a: LogFile, b: LogFile | null) => a.runName === b?.runName && a.path === b.path;
const grouped = (files: readonly LogFile[]) =>
  groups
    .map(({ group, title }) => ({ title, files: files.filter((file) => file.group === group) }))
    .filter((entry) => entry.files.length > 0);

/** The files by what they tell; plain names, the real path as the tooltip. A select where there is no room beside the lines. */
export function LogFileList(props: LogFileListProps) {
  return (
    <>
      <FileSelect {...props} />
      <nav aria-label="Log files" className="w-72 shrink-0 overflow-y-auto border-r border-border p-2 max-lg:hidden">
        {grouped(props.files).map(({ title, files }) => (
          <section key={title} aria-label={title}>
            <h2 className="px-2 pt-2 pb-1 text-11 font-semibold text-fg-3">{title}</h2>
            {files.map((file) => (
              <FileLink
                key={`${file.runName}/${file.path}`}
                file={file}
                isCurrent={same(file, props.current)}
                href={props.hrefOf(file)}
              />
            ))}
          </section>
        ))}
      </nav>
    </>
  );
}

function FileLink({ file, isCurrent, href }: { file: LogFile; isCurrent: boolean; href: string }) {
  const Icon = file.path.endsWith('error.txt') ? TriangleAlert : FileText;
  const look = isCurrent ? 'bg-selected font-semibold text-accent-text' : 'text-fg hover:bg-hover';
  return (
    <Link
      href={href}
      replace
      scroll={false}
      title={file.path}
      aria-current={isCurrent ? 'true' : undefined}
      className={`flex min-h-8 items-center gap-2 rounded-6 px-2 py-1 hover:no-underline ${look}`}
    >
      <Icon aria-hidden className="size-4 shrink-0 text-fg-2" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{file.title}</span>
    </Link>
  );
}

function FileSelect({ files, current, onPick }: LogFileListProps) {
  const at = files.findIndex((file) => same(file, current));
  const pick = (index: number) => {
    const file = files[index];
    if (file) onPick(file);
  };
  return (
    <label className="flex items-center gap-2 border-b border-border px-3 py-2 lg:hidden">
      <span className="shrink-0 text-fg-2">File</span>
      <select
        value={at}
        onChange={(event) => pick(Number(event.target.value))}
        className="h-(--control-h) min-w-0 flex-1 rounded-6 border border-control bg-surface px-2 text-fg max-md:text-16"
      >
        {at === -1 && <option value={-1}>Choose a file</option>}
        {grouped(files).map((entry) => (
          <optgroup key={entry.title} label={entry.title}>
            {entry.files.map((file) => (
              <option key={`${file.runName}/${file.path}`} value={files.indexOf(file)}>
                {file.title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
