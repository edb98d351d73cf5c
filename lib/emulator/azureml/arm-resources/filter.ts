import { invalidFilter } from '../errors';
import type { ArmResource } from './listed';

export interface ResourceFilter {
  keeps(resource: ArmResource): boolean;
  /** With a filter by tags Azure leaves the tags themselves out of its answer. */
  isByTags: boolean;
}

type Test = (resource: ArmResource) => boolean;

const same = (a: string | null | undefined, b: string) => (a ?? '').toLowerCase() === b.toLowerCase();

/** The values that a resource has for a property: a comparison holds if it holds for one of them. */
const properties: Record<string, (resource: ArmResource) => (string | undefined)[]> = {
  resourcetype: ({ type }) => [type],
  name: ({ name }) => [name],
  location: ({ location }) => [location],
  resourcegroup: ({ id }) => [id.split('/')[4]],
  identity: ({ identity }) => [identity?.type],
  'identity/principalid': ({ identity }) => [identity?.principalId],
  tagname: ({ tags }) => Object.keys(tags ?? {}),
};

const TEXT = "'((?:[^']|'')*)'";
/** Each form with what it means; two clauses about one tag are one question. */
const forms: readonly [RegExp, (...groups: string[]) => Test][] = [
  [
    new RegExp(`\\s*tagName\\s+eq\\s+${TEXT}\\s+and\\s+tagValue\\s+eq\\s+${TEXT}`, 'iy'),
    (name = '', value = '') => {
      return ({ tags }) => Object.entries(tags ?? {}).some(([key, own]) => same(key, name) && same(own, value));
    },
  ],
  [
    new RegExp(`\\s*(${Object.keys(properties).join('|')})\\s+(eq|ne)\\s+${TEXT}`, 'iy'),
    (property = '', operator = '', text = '') => {
      const has: Test = (one) => properties[property.toLowerCase()]?.(one).some((own) => same(own, text)) === true;
      return same(operator, 'eq') ? has : (one) => !has(one);
    },
  ],
  [
    new RegExp(`\\s*substringof\\(\\s*${TEXT}\\s*,\\s*(name|resourceGroup)\\s*\\)`, 'iy'),
    (part = '', property = '') => {
      const wanted = part.toLowerCase();
      return (one) =>
        properties[property.toLowerCase()]?.(one).some((own) => own?.toLowerCase().includes(wanted)) === true;
    },
  ],
  [
    new RegExp(`\\s*startswith\\(\\s*tagName\\s*,\\s*${TEXT}\\s*\\)`, 'iy'),
    (start = '') =>
      ({ tags }) =>
        Object.keys(tags ?? {}).some((key) => key.toLowerCase().startsWith(start.toLowerCase())),
  ],
];
const JOIN = /\s+(and|or)(?=\s)/iy;

/** Reads `pattern` where `at` is in `text`; undefined where it is not there. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** One clause and where it ends. */
function clauseAt(filter: string, at: number): { test: Test; end: number } {
  for (const [pattern, meaning] of forms) {
    const match = matchAt(pattern, filter, at);
    if (match === undefined) continue;
    const groups = match.slice(1).map((group) => group.replaceAll("''", "'"));
    return { test: meaning(...groups), end: at + match[0].length };
  }
  throw invalidFilter(filter);
}

/**
 * The `$filter` of ARM's resource lists, as its clients send it: `resourceType eq '…'`, `substringof('ws', name)`,
 * `tagName eq 'team' and tagValue eq 'ocr'`, joined by `and`, which binds first, and `or`; without regard to case.
 * @param filter undefined keeps everything
 * Throws AzureError 400 for one that can not be read.
 */
export function resourceFilter(filter: string | undefined): ResourceFilter {
  if (filter === undefined) return { keeps: () => true, isByTags: false };
  const either: Test[][] = [[]];
  for (let at = 0; ; ) {
    const { test, end } = clauseAt(filter, at);
    either.at(-1)?.push(test);
    if (filter.slice(end).trim() === '') break;
    const join = matchAt(JOIN, filter, end);
    if (join === undefined) throw invalidFilter(filter);
    if (same(join[1], 'or')) either.push([]);
    at = end + join[0].length;
  }
  return {
    keeps: (resource) => either.some((tests) => tests.every((test) => test(resource))),
    isByTags: /\btag(name|value)\b/i.test(filter.replace(/'(?:[^']|'')*'/g, '')),
  };
}
