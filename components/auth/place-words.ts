import { wordOfSegment } from '@/components/layout/segment-words';
import { NEW } from '@/lib/domain/reference';

/** The page behind a path in words, for the sign-in screen: `Job batchjob-1, Logs`; null for the start page. */
export function placeWords(path: string): string | null {
  const { pathname } = new URL(path, 'http://here.invalid');
  const [root, ...rest] = pathname.split('/').filter(Boolean).map(decode);
  if (root === 'runs' && rest[0]) return `Job ${rest[0]}`;
  if (root !== 'workspaces' || rest.length < 3) return null;
  const [, , workspace, list, name, part, deployment, section] = rest;
  if (!list) return `Workspace ${workspace}`;
  if (!name) return `${wordOfSegment(list)} of ${workspace}`;
  if (list === 'endpoints' && name === NEW) return 'New endpoint';
  if (part === 'deployments' && deployment === NEW) return `New deployment of ${name}`;
  if (part === 'deployments' && deployment) return withPart(`Deployment ${deployment} of ${name}`, section);
  return withPart(`${list === 'jobs' ? 'Job' : 'Endpoint'} ${name}`, part);
}

const withPart = (thing: string, part: string | undefined) => (part ? `${thing}, ${wordOfSegment(part)}` : thing);

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
