import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import type { EndpointSummary } from '@/lib/contracts/api/views';
import { formatClock } from '@/lib/domain/format';
import { jobPath } from '@/lib/domain/reference';
import { endpointState } from '@/lib/domain/wallboard';
import { RunningBar } from './running-bar';
import { WallAgeText } from './wall-header';
import { PhoneSum, TroubleCard, WellLine } from './wall-phone-lines';
import { StaleBand, type WallLayoutProps, WallNote } from './wall-screen';
import { runningWords, stateWords } from './wall-words';

/** The wall in the hand: three sums, trouble as cards with the first cause, the healthy as lines, what runs now. */
export function WallPhone({ view, backHref, workspace }: WallLayoutProps) {
  const { endpoints, workspaceNow, sums } = view;
  const hasTrouble = (endpoint: EndpointSummary) =>
    stateWords(endpointState(endpoint, workspaceNow)).trouble !== 'none';
  const well = endpoints.filter((endpoint) => !hasTrouble(endpoint));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2.5 p-3">
      <header className="flex items-center gap-2">
        <Link
          href={backHref}
          aria-label={`Leave the wall: endpoints of ${view.workspaceName}`}
          className="grid size-10 shrink-0 place-items-center rounded-6 text-fg-2"
        >
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
        <div className="min-w-0 flex-1">
          <h1 className="truncate text-14 font-semibold">{view.workspaceName}</h1>
          <span className="text-12">
            <WallAgeText readAt={view.readAt} now={view.present} stale={view.stale !== null} />
          </span>
        </div>
        <time className="text-20 font-semibold">{formatClock(view.present.toISOString()).slice(0, 5)}</time>
      </header>
      {view.stale && <StaleBand view={view} reason={view.stale.reason} />}
      {view.note && <WallNote note={view.note} />}
      <ul aria-label="Endpoints by state" className="grid grid-cols-[repeat(3,minmax(0,1fr))] gap-2">
        <PhoneSum status="Failed" count={sums.bad} word="failing" />
        <PhoneSum status="Completed" failures={1} count={sums.warn} word="need a look" />
        <PhoneSum status="Completed" count={sums.well} word="healthy" />
      </ul>
      <ul aria-label="Trouble, worst first" className="grid grid-cols-[minmax(0,1fr)] gap-2.5 empty:hidden">
        {endpoints.filter(hasTrouble).map((endpoint) => (
          <TroubleCard key={endpoint.name} endpoint={endpoint} now={workspaceNow} workspace={workspace} />
        ))}
      </ul>
      {view.running.length > 0 && (
        <section>
          <h2 className="px-1 py-1.5 text-12 font-semibold text-fg-2">Running now, {view.running.length}</h2>
          <ul className="rounded-8 border border-border bg-surface">
            {view.running.map((job) => (
              <li key={job.name} className="border-b border-border px-3.5 py-2.5 last:border-b-0">
                <span className="mb-1.5 flex justify-between gap-3">
                  <Link href={jobPath(workspace, job.name)} className="min-w-0 truncate font-medium text-fg">
                    {job.displayName}
                  </Link>
                  <span className="shrink-0 text-fg-2">{runningWords(job, job.progress)}</span>
                </span>
                <RunningBar job={job} isStale={view.stale !== null} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {well.length > 0 && (
        <section>
          <h2 className="px-1 py-1.5 text-12 font-semibold text-fg-2">Healthy, {well.length}</h2>
          <ul className="rounded-8 border border-border bg-surface">
            {well.map((endpoint) => (
              <WellLine key={endpoint.name} endpoint={endpoint} now={workspaceNow} workspace={workspace} />
            ))}
          </ul>
        </section>
      )}
      {endpoints.length === 0 && (
        <p className="py-8 text-center text-fg-2">No endpoints in {view.workspaceName} so far</p>
      )}
    </div>
  );
}
