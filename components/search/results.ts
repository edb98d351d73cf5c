import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { formatCount } from '@/lib/domain/format';
import { workspaceId, workspacePath } from '@/lib/domain/reference';
import type { Entry, Result } from './entries';
import { isGivenName, type Jump, jumpOfName, jumpOfText } from './jump';
import { bestMatches } from './match';

export interface Group {
  label: string;
  results: Result[];
}

export interface Entries {
  pages: readonly Entry[];
  endpoints: readonly Entry[];
  jobs: readonly Entry[];
  /** Every list was read, or will not be: what is not among them now is in none. */
  settled: boolean;
}

/** So many of each kind are shown. */
const MOST = { pages: 4, endpoints: 6, jobs: 8 };

const kinds: Record<Jump['kind'], string> = { job: 'Job', endpoint: 'Endpoint', deployment: 'Deployment' };

const isSame = (one: WorkspaceRef, other: WorkspaceRef) =>
  workspaceId(one).toLowerCase() === workspaceId(other).toLowerCase();

/** The page that a link or id leads to, with what the list knows of a job there. */
function resultOfJump(jump: Jump, workspace: WorkspaceRef, jobs: readonly Entry[]): Result {
  const { kind, name, href } = jump;
  const here = isSame(jump.workspace, workspace);
  const listed = kind === 'job' && here ? jobs.find(({ job }) => job?.name === name) : undefined;
  if (listed) return { ...listed, href };
  const note = here ? kinds[kind] : `${kinds[kind]} in ${jump.workspace.workspaceName}`;
  return { key: `${kind} ${name}`, kind, title: name, note, href };
}

/** A job that no list holds, by its name alone. */
const unlisted = (label: string, { name, href }: Jump): Group => ({
  label,
  results: [{ key: `job ${name}`, kind: 'job', title: name, note: 'Opens the job of this name if there is one', href }],
});

/** Leads to the page that lists all that fit; its own filter looks at no less. */
function moreRow(kind: 'endpoints' | 'jobs', more: number, typed: string, workspace: WorkspaceRef): Result[] {
  if (more === 0) return [];
  const what = more === 1 ? kind.slice(0, -1) : kind;
  const query = typed.trim() === '' ? '' : `?${new URLSearchParams({ q: typed.trim() })}`;
  const href = `${workspacePath(workspace)}/${kind}${query}`;
  return [{ key: `more ${kind}`, kind: 'more', title: `${formatCount(more)} more ${what}`, note: null, href }];
}

function groupsOf(typed: string, workspace: WorkspaceRef, entries: Entries): Group[] {
  const pages = bestMatches(entries.pages, typed, MOST.pages);
  const endpoints = bestMatches(entries.endpoints, typed, MOST.endpoints);
  const jobs = bestMatches(entries.jobs, typed, MOST.jobs);
  const groups = [
    { label: 'Pages', best: pages.best, results: pages.shown },
    {
      label: 'Endpoints',
      best: endpoints.best,
      results: [...endpoints.shown, ...moreRow('endpoints', endpoints.more, typed, workspace)],
    },
    { label: 'Jobs', best: jobs.best, results: [...jobs.shown, ...moreRow('jobs', jobs.more, typed, workspace)] },
  ];
  return groups.sort((one, other) => one.best - other.best || 0).filter(({ results }) => results.length > 0);
}

/**
 * What is offered for what was typed, best kind first: the place that a pasted link or id names; else pages, endpoints and
 * jobs; and the job of exactly that name, though no list holds it. While lists are on their way only a name that is surely
 * a job's is offered so: Enter shall not open what nobody meant.
 */
export function resultsFor(typed: string, workspace: WorkspaceRef, entries: Entries): Group[] {
  const jump = jumpOfText(typed);
  if (jump) return [{ label: 'Pasted', results: [resultOfJump(jump, workspace, entries.jobs)] }];
  const groups = groupsOf(typed, workspace, entries);
  const named = jumpOfName(typed, workspace);
  if (!named || entries.jobs.some(({ job }) => job?.name === named.name)) return groups;
  if (isGivenName(typed)) return [unlisted('Job by name', named), ...groups];
  return entries.settled ? [...groups, unlisted('Job by name', named)] : groups;
}
