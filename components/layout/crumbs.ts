import { NEW } from '@/lib/domain/reference';
import { wordOfSegment } from './segment-words';

export interface Crumb {
  label: string;
  href: string;
  /** The label is a job's name: its display name is better, where it is known. */
  isJob?: true;
}

/** Segments that have no page of their own. */
const without = ['deployments'];

/** Where a name would stand, the page that makes one. */
const makers = new Map([
  ['endpoints', 'New endpoint'],
  ['deployments', 'New deployment'],
]);

/** The breadcrumb of a page in a workspace: workspace, list, thing, part. Empty outside a workspace. */
export function crumbsOf(pathname: string): Crumb[] {
  const [, root, subscription, group, workspace, ...rest] = pathname.split('/');
  if (root !== 'workspaces' || !subscription || !group || !workspace) return [];
  const base = `/${root}/${subscription}/${group}/${workspace}`;
  const crumbs: Crumb[] = [{ label: decodeURIComponent(workspace), href: `${base}/endpoints` }];
  rest.forEach((segment, index) => {
    if (without.includes(segment)) return;
    // Words stand at even places: what stands between them is a name, even one that reads like a word.
    const maker = segment === NEW ? makers.get(rest[index - 1] ?? '') : undefined;
    const label = index % 2 === 0 ? wordOfSegment(segment) : (maker ?? decodeURIComponent(segment));
    const href = `${base}/${rest.slice(0, index + 1).join('/')}`;
    crumbs.push({ label, href, ...(index === 1 && rest[0] === 'jobs' && { isJob: true }) });
  });
  return crumbs;
}
