import { partOf, textOf } from '../yaml/express';
import { isJsonObject, type Json, type JsonObject, present } from '../yaml/rest-body';
import { shownDeployment, shownEndpoint, shownPipelineDeployment } from '../yaml/show';
import { jobPreviewNames, shownJob } from './job-shown';
import { namesIn } from './tokens';

/** `cli`: as `az ml … show` prints it; `rest`: as ARM holds it. */
export type Names = 'cli' | 'rest';
export type ShownKind = 'endpoint' | 'deployment' | 'job';

function cliOf(kind: ShownKind, live: JsonObject): JsonObject {
  if (kind === 'endpoint') return shownEndpoint(live);
  if (kind === 'job') return shownJob(live);
  return isJsonObject(partOf(live, 'properties').deploymentConfiguration)
    ? shownPipelineDeployment(live)
    : shownDeployment(live);
}

/** What the 2021 preview called things: they are found by a query and shown nowhere. */
function previewOf(kind: ShownKind, live: JsonObject): JsonObject {
  if (kind === 'job') return jobPreviewNames(live);
  const name = kind === 'endpoint' ? textOf(partOf(partOf(live, 'properties'), 'defaults').deploymentName) : undefined;
  return present({ traffic: name === undefined ? undefined : { [name]: 100 } });
}

/** All of `first`, and of `second` what `first` does not have, also within objects that both have. */
function merged(first: JsonObject, second: JsonObject): JsonObject {
  const all: JsonObject = { ...first };
  for (const [key, other] of Object.entries(second)) {
    const own = Object.hasOwn(first, key) ? first[key] : undefined;
    if (own === undefined || own === null) all[key] = other;
    else if (isJsonObject(own) && isJsonObject(other)) all[key] = merged(own, other);
  }
  return all;
}

/** REST's fields where a query looks for them first: at the root, beside `properties`. */
const flat = (live: JsonObject) => merged(live, partOf(live, 'properties'));

export interface Documents {
  /** With the names that were chosen and no others: what is shown. */
  shown: Json;
  /** With the names of both; where a name means two things, that of `shown`. */
  both: Json;
}

/** The document of one resource or of a list (`list`: an array, as `az ml … list` prints it). */
export function documentsOf(kind: ShownKind, lives: readonly JsonObject[], names: Names, list: boolean): Documents {
  const each = lives.map((live) => {
    const cli = cliOf(kind, live);
    const rest = flat(live);
    const both = names === 'cli' ? merged(cli, rest) : merged(rest, cli);
    return { shown: names === 'cli' ? cli : live, both: merged(both, previewOf(kind, live)) };
  });
  const of = (key: 'shown' | 'both'): Json => (list ? each.map((one) => one[key]) : (each[0]?.[key] ?? null));
  return { shown: of('shown'), both: of('both') };
}

function keysIn(document: Json, found = new Set<string>()): Set<string> {
  if (Array.isArray(document)) for (const item of document) keysIn(item, found);
  else if (isJsonObject(document))
    for (const [key, inner] of Object.entries(document)) {
      found.add(key);
      keysIn(inner, found);
    }
  return found;
}

export interface Chosen {
  document: Json;
  /** Names of the query that only the other naming knows; empty where it ran on what is shown. */
  foreign: string[];
}

/** What a query runs on: what is shown, unless it asks for a name that only the document of both has. */
export function documentFor(expression: string, { shown, both }: Documents): Chosen {
  const own = keysIn(shown);
  const all = keysIn(both);
  const foreign = [...new Set(namesIn(expression))].filter((name) => !own.has(name) && all.has(name));
  return { document: foreign.length > 0 ? both : shown, foreign };
}
