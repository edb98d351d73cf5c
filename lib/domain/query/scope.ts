import type { QueryToken } from './tokens';

const OPENERS = new Set(['[?', '[', '{', '(']);
const CLOSERS = new Set([']', '}', ')']);

/** Index of the token that opened the place of the cursor and is not closed; -1 at the top. */
function openerOf(tokens: readonly QueryToken[]): number {
  let closed = 0;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const text = tokens[at]?.text ?? '';
    if (CLOSERS.has(text)) closed += 1;
    else if (OPENERS.has(text)) {
      if (closed === 0) return at;
      closed -= 1;
    }
  }
  return -1;
}

/** Without blanks, which change nothing between the parts of a path. */
const written = (tokens: readonly QueryToken[]) => tokens.map(({ text }) => text).join('');

/** `path` read in a scope; a scope that ends in `[]` is each element of a list. */
function joined(scope: string, path: string): string {
  if (!scope.endsWith('[]')) return scope === '@' ? path : `${scope} | ${path}`;
  return path.startsWith('[') ? `${scope}${path}` : `${scope}.${path}`;
}

/** What `@` is within an opener, as an expression on the document: each element in a filter, the left side in a selection. */
function within(tokens: readonly QueryToken[], opener: number): string {
  const before = tokens.slice(0, opener);
  const text = tokens[opener]?.text;
  if (text === '(') return scopeAfter(before.slice(0, -1));
  const left = before.at(-1)?.text === '.' ? before.slice(0, -1) : before;
  const base = pathBefore(left) || scopeAfter(left);
  return text === '[?' && !base.endsWith('[]') ? `${base} | []` : base;
}

/** What `@` is after these tokens, where no path has begun. */
export function scopeAfter(tokens: readonly QueryToken[]): string {
  if (tokens.at(-1)?.text === '|') return pathBefore(tokens.slice(0, -1)) || scopeAfter(tokens.slice(0, -1));
  const opener = openerOf(tokens);
  if (opener < 0) return '@';
  const scope = within(tokens, opener);
  if (tokens[opener]?.text !== '(' || tokens.at(-1)?.text !== '&') return scope;
  // `sort_by(list, &`: the expression is read on each element of the first argument.
  const comma = tokens.findIndex(({ text }, at) => at > opener && text === ',');
  return `${joined(scope, written(tokens.slice(opener + 1, comma)))} | []`;
}

const PART = /^(?:[A-Za-z_]\w*|".*"|@|\.|\*|\[\])$/s;

/** The path that ends here, as an expression on the document; '' where none does. */
export function pathBefore(tokens: readonly QueryToken[]): string {
  let start = tokens.length;
  let depth = 0;
  for (; start > 0; start -= 1) {
    const text = tokens[start - 1]?.text ?? '';
    if (text === ']') depth += 1;
    else if (depth > 0 && (text === '[' || text === '[?')) depth -= 1;
    else if (depth === 0 && !PART.test(text)) break;
  }
  const path = written(tokens.slice(start));
  return path === '' ? '' : joined(scopeAfter(tokens.slice(0, start)), path);
}
