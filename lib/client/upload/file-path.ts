/** A path inside the upload folder, or the reason why there can be none. */
export type PathVerdict = { ok: true; path: string } | { ok: false; reason: string };

const MAX_PATH = 1024;

const refusals: [test: (path: string, parts: string[]) => boolean, reason: string][] = [
  [(path) => !path.isWellFormed(), 'The name is not valid text'],
  [(path) => /\p{Cc}/u.test(path), 'The name holds a control character'],
  [(path) => path.includes('\\'), 'The name holds a backslash'],
  [(_, parts) => parts.includes('..') || parts.includes('.'), 'The path holds a . or .. part'],
  [(_, parts) => parts.includes(''), 'The path holds an empty part'],
  [(_, parts) => parts.some((part) => part.endsWith('.')), 'A part of the path ends with a dot'],
  [(path) => path.length > MAX_PATH, `The path is longer than ${MAX_PATH} characters`],
];

/**
 * A relative path as a blob name: normalised to NFC, spaces, `#`, `%` and any letters kept as they are. Refused is what
 * blob storage or URLs would change silently: `.` and `..`, empty parts, backslashes, control characters, trailing dots.
 */
export function filePath(raw: string): PathVerdict {
  const path = raw.normalize('NFC');
  const parts = path.split('/');
  const refusal = refusals.find(([test]) => test(path, parts));
  return refusal ? { ok: false, reason: refusal[1] } : { ok: true, path };
}

const hiddenNames = new Set(['.ds_store', 'thumbs.db', 'desktop.ini', '.spotlight-v100', '.trashes', '__macosx']);

/** Files that operating systems leave behind; nobody means to score them. */
export function isHidden(path: string): boolean {
  return path.split('/').some((part) => hiddenNames.has(part.toLowerCase()) || part.startsWith('._'));
}
