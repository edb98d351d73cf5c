'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { logPath, useJobInView } from '@/components/jobs';
import { Banner } from '@/components/ui/banner';
import type { JobFailuresView } from '@/lib/contracts/api/failures';
import { fileRows } from '@/lib/domain/failures/file-rows';
import { CauseList } from './cause-list';
import { causeTitle, cutWords, restWords, retriedWords } from './failure-words';
import { FailuresToolbar } from './failures-toolbar';
import { FilesTable } from './files-table';
import type { LogHref } from './line-link';
import { type FailuresPlace, useFailuresView } from './use-failures-view';

/** The failures by cause or by file, and what is not among them. */
export function FailuresList({ view }: { view: JobFailuresView }) {
  const { workspace, job, moving } = useJobInView();
  const place = useFailuresView();
  const logHref: LogHref = (at) =>
    logPath(workspace, job.name, at && view.runName ? { runName: view.runName, path: at.path } : undefined, at?.line);
  const cut = cutWords(view.sources);
  const notes = [restWords(view, moving?.progress?.files.failed ?? 0), retriedWords(view.retried)].filter(
    (words) => words !== null,
  );
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2.5">
      <FailuresToolbar jobName={job.name} view={view} place={place} />
      {cut && (
        <Banner tone="warn" title="You see a part of this only." actions={<Link href={logHref(null)}>Open logs</Link>}>
          {cut}
        </Banner>
      )}
      <section aria-label="Failures" className="min-w-0 rounded-8 border border-border bg-surface">
        {place.by === 'file' ? (
          <ByFile view={view} place={place} logHref={logHref} />
        ) : (
          <CauseList view={view} place={place} logHref={logHref} />
        )}
      </section>
      {notes.map((words) => (
        <p key={words} className="text-12 text-fg-2">
          {words}
        </p>
      ))}
    </div>
  );
}

interface ByFileProps {
  view: JobFailuresView;
  place: FailuresPlace;
  logHref: LogHref;
}

function ByFile({ view, place, logHref }: ByFileProps) {
  const cause = view.causes.find(({ id }) => id === place.cause);
  const rows = useMemo(() => fileRows(view, cause?.id), [view, cause?.id]);
  return (
    <>
      {cause && (
        <p className="flex flex-wrap items-center gap-x-3 border-b border-border px-4 py-2 text-12 text-fg-2">
          <span className="min-w-0 [overflow-wrap:anywhere]">
            Only files of {causeTitle(cause)}: {cause.message}
          </span>
          <Link href={place.hrefOf('file')} className="inline-flex min-h-6 items-center font-medium">
            Show all files
          </Link>
        </p>
      )}
      <FilesTable rows={rows} logHref={logHref} />
    </>
  );
}
