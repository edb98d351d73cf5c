/** Whether a file or folder, by its path relative to the ignore file, is left out of an upload. */
export type IsIgnored = (path: string) => boolean;

interface Rule {
  regex: RegExp;
  excludes: boolean;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A `[…]` class from its opening bracket on, and where it ends; null where it is never closed. */
function bracket(glob: string, start: number): { source: string; end: number } | null {
  const negated = glob[start + 1] === '!' || glob[start + 1] === '^';
  const first = start + (negated ? 2 : 1);
  const end = glob.indexOf(']', first + (glob[first] === ']' ? 1 : 0));
  if (end < 0) return null;
  const inner = glob.slice(first, end).replace(/[\\\]^[]/g, '\\$&');
  return { source: `[${negated ? '^' : ''}${inner}]`, end };
}

/** One part of a pattern, between slashes, as the source of a regular expression. */
function partSource(glob: string): string {
  let source = '';
  for (let at = 0; at < glob.length; at += 1) {
    const character = glob[at] ?? '';
    const group = character === '[' ? bracket(glob, at) : null;
    if (character === '\\') {
      at += 1;
      source += escaped(glob[at] ?? '');
    } else if (character === '*') source += '[^/]*';
    else if (character === '?') source += '[^/]';
    else if (group) {
      source += group.source;
      at = group.end;
    } else source += escaped(character);
  }
  return source;
}

/** `**` at the start, in the middle and at the end stands for any folders; the rest is matched part by part. */
function sourceOf(parts: string[]): string {
  const last = parts.length - 1;
  if (last === 0 && parts[0] === '**') return '.+';
  let [source, slash] = ['', false];
  for (const [at, part] of parts.entries()) {
    if (part === '**' && at === 0) source += '(?:.+/)?';
    else if (part === '**' && at === last) source += '/.*';
    else if (part === '**') source += '(?:/.+)?';
    else source += `${slash ? '/' : ''}${part === '*' ? '[^/]+' : partSource(part)}${at === last ? '(?:/.*)?' : ''}`;
    slash = part !== '**' || at > 0;
  }
  return source;
}

/** A pattern without a slash holds in every folder; one with a slash at its end holds for what is in a folder. */
function partsOf(pattern: string): string[] {
  const parts = pattern.split('/').filter((part, at, all) => !(part === '**' && all[at - 1] === '**'));
  if (parts[0] === '') parts.shift();
  else if ((parts.length === 1 || (parts.length === 2 && parts[1] === '')) && parts[0] !== '**') parts.unshift('**');
  if (parts.length > 1 && parts.at(-1) === '') parts[parts.length - 1] = '**';
  return parts;
}

/** Null for a pattern that is none, such as `[z-a]`: the peer stops there with a traceback. */
function compiled(source: string): RegExp | null {
  try {
    return new RegExp(`^${source}$`, 'su');
  } catch {
    return null;
  }
}

function ruleOf(line: string): Rule | null {
  const text = line.trim();
  if (text === '' || text === '/' || text.startsWith('#')) return null;
  const excludes = !text.startsWith('!');
  const pattern = excludes ? text : text.slice(1);
  const regex = compiled(pattern === '**/' ? '.+/.*' : sourceOf(partsOf(pattern)));
  return regex && { regex, excludes };
}

/**
 * The rules of an `.amlignore` or `.gitignore` as azure-ai-ml reads them: git's patterns, the last one that fits decides,
 * and (unlike git) a file may be taken back in although its folder is left out.
 */
export function ignoreRules(text: string): IsIgnored {
  const rules = text
    .split(/\r\n|\n|\r/)
    .map(ruleOf)
    .filter((rule) => rule !== null);
  return (path) => rules.findLast(({ regex }) => regex.test(path))?.excludes ?? false;
}

/** The ignore files of an uploaded folder, the first that is there counts; only those at its root are read. */
export const IGNORE_FILES = ['.amlignore', '.gitignore'] as const;
