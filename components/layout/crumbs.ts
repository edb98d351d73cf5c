export interface Crumb {
  label: string;
  href: string;
}

/** What a path segment is called; names of resources stay as they are. */
const words: Record<string, string> = { endpoints: 'Endpoints', jobs: 'Jobs', invoke: 'Start a job' };
/** Segments that have no page of their own. */
const without = ['deployments'];

/** The breadcrumb of a page in a workspace: workspace, list, thing, part. Empty outside a workspace. */
export function crumbsOf(pathname: string): Crumb[] {
  const [, root, subscription, group, workspace, ...rest] = pathname.split('/');
  if (root !== 'workspaces' || !subscription || !group || !workspace) return [];
  const base = `/${root}/${subscription}/${group}/${workspace}`;
  const crumbs: Crumb[] = [{ label: decodeURIComponent(workspace), href: `${base}/endpoints` }];
  rest.forEach((segment, index) => {
    if (without.includes(segment)) return;
    // Words stand at even places: what stands between them is a name, even one that reads like a word.
    const label = index % 2 === 0 ? (words[segment] ?? segment) : decodeURIComponent(segment);
    crumbs.push({ label, href: `${base}/${rest.slice(0, index + 1).join('/')}` });
  });
  return crumbs;
}
