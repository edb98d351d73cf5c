import * as z from 'zod';
import type { JsonObject } from '../yaml/rest-body';
import { frozenAt } from './freeze';
import { flipOptionsOf } from './studio-tags';

/** As far as a flip concerns an endpoint; what is none of it counts as not set. */
const flippable = z.looseObject({
  tags: z.record(z.string(), z.string().nullable()).nullish().catch(null),
  properties: z
    .looseObject({ defaults: z.looseObject({ deploymentName: z.string().nullish() }).nullish() })
    .nullish()
    .catch(null),
});

function factsOf(endpoint: JsonObject) {
  const { tags, properties } = flippable.parse(endpoint);
  return { tags, name: properties?.defaults?.deploymentName || null };
}

/** What the endpoint's options ask of a flip and a write of all of it can not give; null where they ask for nothing. */
function askedBy(tags: Record<string, string | null> | null | undefined, at: Date): string | null {
  const options = flipOptionsOf(tags);
  const frozen = frozenAt(options.freeze, at);
  if (frozen) return `is frozen until ${frozen.until} (${frozen.window})`;
  if (options.reasonRequired) return 'is changed with a reason only';
  return options.typeName ? 'is changed only where its name is typed to confirm' : null;
}

interface FlipByWrite {
  from: string;
  to: string | null;
  /** Why the endpoint's options do not allow it, as a sentence; null where they do. */
  refused: string | null;
}

/**
 * The flip that a write of a whole endpoint would be, without review, reason and intent in the history; null where its
 * default stays, and for a first default. The options are those of the live endpoint, whatever the new one says.
 */
export function flipByWrite(live: JsonObject, wanted: JsonObject, at: Date): FlipByWrite | null {
  const [{ name: from, tags }, { name: to }] = [factsOf(live), factsOf(wanted)];
  if (from === null || from === to) return null;
  const asked = askedBy(tags, at);
  const way = 'Change it with the traffic switch on the page of the endpoint.';
  return { from, to, refused: asked && `The default of this endpoint ${asked}. ${way}` };
}
