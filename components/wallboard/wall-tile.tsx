import Link from 'next/link';
import { StatusIcon, statusColors, statusLook } from '@/components/jobs';
import type { EndpointSummary } from '@/lib/contracts/api/views';
import { endpointState } from '@/lib/domain/wallboard';
import { WallSpark } from './wall-spark';
import { SUCCESS_WORDS, stateWords, type Trouble, wallAge } from './wall-words';

export interface WallTileProps {
  endpoint: EndpointSummary;
  now: Date;
  href: string;
  /** The figures are old: nothing turns, and what is well is grey. */
  isStale: boolean;
  /** There is room for the longer words. */
  isRoomy: boolean;
}

const frames: Record<Trouble, string> = {
  bad: 'border-current pl-[calc(20*var(--u))] shadow-[inset_calc(6*var(--u))_0_0_currentColor]',
  warn: 'border-[color-mix(in_oklab,currentColor_55%,transparent)] pl-[calc(20*var(--u))] shadow-[inset_calc(6*var(--u))_0_0_currentColor]',
  none: 'border-border',
};

/** One endpoint: its state, what runs and waits, what failed in 24 h, and how long ago something went well. */
export function WallTile({ endpoint, now, href, isStale, isRoomy }: WallTileProps) {
  const { word, trouble, icon } = stateWords(endpointState(endpoint, now));
  const look = statusLook(icon.status, icon.failures);
  const colors = statusColors[look];
  const quiet = word === 'Idle' || (isStale && trouble === 'none');
  return (
    <li
      className={`relative flex min-h-0 min-w-0 flex-col justify-between overflow-hidden rounded-[calc(10*var(--u))] border px-[calc(14*var(--u))] py-[calc(10*var(--u))] ${trouble === 'bad' ? colors.ground : 'bg-surface'} ${trouble === 'none' ? '' : colors.icon} ${frames[trouble]}`}
    >
      <div className="flex items-center gap-[calc(10*var(--u))] text-fg">
        <StatusIcon
          {...icon}
          size="calc(26 * var(--u))"
          still={isStale}
          plain={quiet}
          className={quiet ? 'text-fg-3' : ''}
        />
        <Link
          href={href}
          className="min-w-0 truncate text-[calc(24*var(--u))]/[calc(30*var(--u))] font-semibold tracking-tight text-fg"
        >
          {endpoint.name}
        </Link>
      </div>
      <div className="flex items-baseline justify-between gap-[calc(10*var(--u))]">
        <span
          className={`text-[calc(22*var(--u))]/[calc(26*var(--u))] whitespace-nowrap ${trouble === 'none' ? 'font-medium text-fg-2' : `font-semibold ${colors.word}`}`}
        >
          {word}
        </span>
        <span className="min-w-0 truncate font-mono text-[calc(17*var(--u))]/[calc(26*var(--u))] text-fg-3">
          {endpoint.defaultDeployment ?? 'no default'}
        </span>
      </div>
      <LastSuccess endpoint={endpoint} now={now} />
      <Facts endpoint={endpoint} isRoomy={isRoomy} />
    </li>
  );
}

function LastSuccess({ endpoint, now }: { endpoint: EndpointSummary; now: Date }) {
  const age = wallAge(endpoint.lastSuccessAt, now.getTime());
  return (
    <div className="flex items-end justify-between gap-[calc(12*var(--u))]">
      <span className="whitespace-nowrap">
        <b
          className={`text-[calc(40*var(--u))]/[calc(44*var(--u))] font-semibold tracking-tighter ${age ? 'text-fg' : 'text-fg-3'}`}
        >
          {age ?? (endpoint.jobsKnown ? 'never' : '—')}
        </b>
        <span className="block text-[calc(17*var(--u))]/[calc(22*var(--u))] text-fg-2">
          {SUCCESS_WORDS[age ? 'ago' : 'never']}
        </span>
      </span>
      <WallSpark endpoint={endpoint} />
    </div>
  );
}

function Facts({ endpoint, isRoomy }: { endpoint: EndpointSummary; isRoomy: boolean }) {
  const { jobsKnown, runningJobs, queuedJobs, failedLast24Hours } = endpoint;
  if (!jobsKnown) return null;
  return (
    <div className="flex justify-between gap-[calc(8*var(--u))] text-[calc(22*var(--u))]/[calc(26*var(--u))] whitespace-nowrap text-fg-2">
      <span className="flex gap-[calc(10*var(--u))]">
        {runningJobs > 0 && <Fact count={runningJobs} word="run" />}
        {queuedJobs > 0 && <Fact count={queuedJobs} word="wait" />}
        {runningJobs + queuedJobs === 0 && <span className="text-fg-3">idle</span>}
      </span>
      <Fact count={failedLast24Hours} word={isRoomy ? 'failed in 24 h' : 'failed'} bad />
    </div>
  );
}

/** Zero is grey, so that the figures that matter stand out. */
function Fact({ count, word, bad }: { count: number; word: string; bad?: boolean }) {
  const tone = bad ? 'text-st-failed-text' : 'text-fg';
  return (
    <span className={count === 0 ? 'text-fg-3' : ''}>
      <b className={count === 0 ? 'font-normal' : `font-semibold ${tone}`}>{count}</b> {word}
    </span>
  );
}
