import { validationError } from '../errors';

type Value = string | null;
type Predicate = (run: Record<string, unknown>) => boolean;

export interface RunFilter {
  passes: Predicate;
  /** The one run that all which pass are, or are steps of; null where the filter names none. */
  within: string | null;
}
const anywhere = (passes: Predicate): RunFilter => ({ passes, within: null });

const TOKEN = /\s*(?:(\()|(\))|'((?:[^']|'')*)'|"([^"]*)"|([^\s()'"]+))/y;

interface Token {
  text: string;
  /** Quoted text is never an operator. */
  quoted: boolean;
}

/** Throws AzureError 400 where the text ends inside a quotation. */
function tokensOf(filter: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < filter.trimEnd().length) {
    const match = TOKEN.exec(filter);
    if (match === null) throw validationError(`The filter '${filter}' can not be read.`);
    const [, open, close, single, double, word] = match;
    const quoted = single?.replaceAll("''", "'") ?? double;
    tokens.push({ text: open ?? close ?? quoted ?? word ?? '', quoted: quoted !== undefined });
  }
  return tokens;
}

/** A field of a run by its path in any case, such as `Properties/azureml.nodeid`; null where it has none. */
function fieldOf(run: Record<string, unknown>, path: string): Value {
  let value: unknown = run;
  for (const part of path.split('/')) {
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    value = entries.find(([key]) => key.toLowerCase() === part.toLowerCase())?.[1];
  }
  return value === undefined || value === null ? null : String(value);
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const operators: Record<string, (found: Value, asked: Value) => boolean> = {
  eq: (found, asked) => found === asked,
  ne: (found, asked) => found !== asked,
  gt: (found, asked) => found !== null && asked !== null && compare(found, asked) > 0,
  ge: (found, asked) => found !== null && asked !== null && compare(found, asked) >= 0,
  lt: (found, asked) => found !== null && asked !== null && compare(found, asked) < 0,
  le: (found, asked) => found !== null && asked !== null && compare(found, asked) <= 0,
};

/**
 * Reads run history's `filter`: comparisons such as `Status eq 'Completed'` or `CreatedUtc ge 2026-11-22`, joined by
 * `and`, `or`, `not` and parentheses. Fields are a run's own, nested ones with `/`. Throws AzureError 400.
 */
export function runFilter(filter: string | null | undefined): RunFilter {
  if (!filter?.trim()) return anywhere(() => true);
  const tokens = tokensOf(filter);
  const fail = () => validationError(`The filter '${filter}' is not supported: use comparisons with and, or, not.`);
  const isWord = (word: string) => !tokens[0]?.quoted && tokens[0]?.text.toLowerCase() === word;
  const take = () => tokens.shift() ?? { text: '', quoted: false };

  function comparison(): RunFilter {
    const [field, word, value] = [take().text, take().text.toLowerCase(), take()];
    const operator = operators[word];
    if (operator === undefined || field === '' || (value.text === '' && !value.quoted)) throw fail();
    const asked = value.text === 'null' && !value.quoted ? null : value.text;
    const isName = word === 'eq' && ['runid', 'parentrunid'].includes(field.toLowerCase());
    return { passes: (run) => operator(fieldOf(run, field), asked), within: isName ? asked : null };
  }

  function term(): RunFilter {
    if (isWord('not')) {
      take();
      const inner = term();
      return anywhere((run) => !inner.passes(run));
    }
    if (!isWord('(')) return comparison();
    take();
    const inner = either();
    if (take().text !== ')') throw fail();
    return inner;
  }

  function joined(word: string, part: () => RunFilter, join: (all: RunFilter[]) => RunFilter): RunFilter {
    const parts = [part()];
    while (isWord(word)) {
      take();
      parts.push(part());
    }
    return parts.length === 1 && parts[0] ? parts[0] : join(parts);
  }
  const both = () =>
    joined('and', term, (all) => ({
      passes: (run) => all.every((one) => one.passes(run)),
      within: all.find(({ within }) => within !== null)?.within ?? null,
    }));
  const either = (): RunFilter => joined('or', both, (all) => anywhere((run) => all.some((one) => one.passes(run))));

  const read = either();
  if (tokens.length > 0) throw fail();
  return read;
}
