/** A `{…}` or `[…]` that is open at a place of a text. */
export interface OpenFlow {
  isList: boolean;
  /** The key whose value is written; null while a key, or an item of a list, is. */
  key: string | null;
  /** Keys that stand in it already. */
  keys: string[];
  /** What stands there of the key or value: its offset, and its text with its quotes. */
  word: { at: number; text: string } | null;
}

/** Of a text in flow style: comments, brackets, colons that end a key, quoted texts that may not end yet, bare words. */
const TOKEN =
  /(?<=^|\s)#.*|[{}[\],]|(?<=["']):|:(?=[\s,[\]{}]|$)|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^']|'')*'?|[^\s,[\]{}](?:[^\s,[\]{}:]|:(?![\s,[\]{}]|$)|[^\S\n]+(?![\s#:,[\]{}]|$))*/g;

const opened = (bracket: string): OpenFlow => ({ isList: bracket === '[', key: null, keys: [], word: null });

/** Behind a key, or in a list, a colon belongs to what is written: a reference may end in one so far. */
function colon(open: OpenFlow) {
  if (open.isList || open.key !== null) {
    if (open.word) open.word.text += ':';
    return;
  }
  open.key = (open.word?.text ?? '').replace(/^(["'])([\s\S]*)\1$/, '$2');
  open.keys.push(open.key);
  open.word = null;
}

function take(stack: OpenFlow[], token: string, at: number): void {
  const open = stack.at(-1);
  if (token === '{' || token === '[') stack.push(opened(token));
  else if (token === '}' || token === ']') stack.pop();
  else if (token === ',' && open) [open.key, open.word] = [null, null];
  else if (token === ':' && open) colon(open);
  else if (open) open.word = { at, text: token };
}

/**
 * The collections that are open at the end of a text in flow style, outermost first; it begins with a bracket. Empty once
 * the first one was closed; null where the text ends in a comment.
 */
export function openAt(text: string): OpenFlow[] | null {
  const stack: OpenFlow[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (!token.startsWith('#')) take(stack, token, index);
    else if (index + token.length === text.length) return null;
    if (stack.length === 0) return [];
  }
  return stack;
}

/** Keys of a mapping in flow style that stand behind the entry in which a text begins. */
export function keysBehind(text: string): string[] {
  const own = opened('{');
  const stack = [own];
  let isBehind = false;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.startsWith('#')) continue;
    if (token === ',' && stack.length === 1 && !isBehind) [isBehind, own.keys] = [true, []];
    take(stack, token, index);
    if (stack.length === 0) break;
  }
  return isBehind ? own.keys : [];
}
