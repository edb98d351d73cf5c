import { z } from 'zod';
import { resourceGroupName, segment, subscriptionId } from '../contracts/api/common';
import { assetName } from '../contracts/api/registrations';
import { operationRef } from '../contracts/api/resources';
import { AzureError } from './errors';

const version = z.string().regex(/^(?!\.{1,2}$)[a-zA-Z0-9._-]{1,255}$/, 'a version');

/** What may stand in each `{name}` of a path template. Anchored, judged after decoding once: `.` and `..` match nothing. */
const segments = {
  subscriptionId,
  resourceGroupName,
  workspaceName: segment,
  endpointName: segment,
  deploymentName: segment,
  jobName: segment,
  runId: segment,
  name: segment,
  assetName,
  version,
  ...operationRef.shape,
} as const satisfies Record<string, z.ZodType<string>>;

type SegmentName = keyof typeof segments;
export type SegmentParams = Partial<Record<SegmentName, string>>;

const isSegmentName = (name: string): name is SegmentName => Object.hasOwn(segments, name);

/**
 * The path of a template with its segments filled in and encoded. Throws 400 `InvalidSegment`, before anything is sent,
 * where a value is missing or is not what that segment may hold (abuse cases 1 and 2).
 */
export function fillTemplate(template: string, params: SegmentParams): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = isSegmentName(name) ? segments[name].safeParse(params[name]) : null;
    if (value?.success) return encodeURIComponent(value.data);
    throw new AzureError({ status: 400, code: 'InvalidSegment', message: `${name} is not valid.`, target: name });
  });
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The segments of a path that a template describes, or null. Fixed parts compare without case, as ARM does. */
export function matchTemplate(template: string, pathname: string): Record<string, string> | null {
  const wanted = template.split('/');
  const given = pathname.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, want] of wanted.entries()) {
    const part = decoded(given[at] ?? '');
    const name = /^\{(\w+)\}$/.exec(want)?.[1];
    if (part === null) return null;
    if (name === undefined) {
      if (part.toLowerCase() !== want.toLowerCase()) return null;
    } else if (!isSegmentName(name) || !segments[name].safeParse(part).success) return null;
    else params[name] = part;
  }
  return params;
}
