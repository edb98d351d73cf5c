import { validationError } from '../errors';

type Value = string | null;
type Predicate = (run: Record<string, unknown>) => boolean;

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
export function runFilter(filter: string | null | undefined): Predicate {
  if (!filter?.trim()) return () => true;
  const tokens = tokensOf(filter);
  const fail = () => validationError(`The filter '${filter}' is not supported: use comparisons with and, or, not.`);
  const isWord = (word: string) => !tokens[0]?.quoted && tokens[0]?.text.toLowerCase() === word;
  const take = () => tokens.shift() ?? { text: '', quoted: false };

  function comparison(): Predicate {
    const [field, operator, value] = [take(), operators[take().text.toLowerCase()], take()];
    if (operator === undefined || field.text === '' || (value.text === '' && !value.quoted)) throw fail();
    const asked = value.text === 'null' && !value.quoted ? null : value.text;
    return (run) => operator(fieldOf(run, field.text), asked);
  }

  function term(): Predicate {
    if (isWord('not')) {
      take();
      const inner = term();
      return (run) => !inner(run);
    }
    if (!isWord('(')) return comparison();
    take();
    const inner = either();
    if (take().text !== ')') throw fail();
    return inner;
  }

  function joined(word: string, part: () => Predicate, join: (all: Predicate[]) => Predicate): Predicate {
    const parts = [part()];
    while (isWord(word)) {
      take();
      parts.push(part());
    }
    return join(parts);
  }
  const both = () => joined('and', term, (all) => (run) => all.every((one) => one(run)));
  const either = (): Predicate => joined('or', both, (all) => (run) => all.some((one) => one(run)));

  const predicate = either();
  if (tokens.length > 0) throw fail();
  return predicate;
}
