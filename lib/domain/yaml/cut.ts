import { CST, Lexer } from 'yaml';

/** A quoted scalar or a flow collection that the lexer cuts off, and the column (from 0) that it starts in. */
export interface Cut {
  start: number;
  end: number;
  column: number;
}

const QUOTED = new Set(['single-quoted-scalar', 'double-quoted-scalar']);
const OPEN = new Set(['flow-seq-start', 'flow-map-start']);
const CLOSE = new Set(['flow-seq-end', 'flow-map-end']);
/** A quote, a bracket, or a comment; a quote within a word is a letter. */
const FLOW_TOKEN = /(?<=[\s,[\]{}:])#[^\n]*|(?<=[\s,[\]{}:])["']|[[\]{}]/g;

/** Offset after the closing quote, or -1. */
function quoteEnd(text: string, start: number): number {
  const double = text[start] === '"';
  for (let at = start + 1; at < text.length; at += 1) {
    if (double && text[at] === '\\') at += 1;
    else if (text[at] === text[start]) {
      if (double || text[at + 1] !== "'") return at + 1;
      at += 1;
    }
  }
  return -1;
}

/** Offset after the bracket that closes the one at `start`, or -1. */
function flowEnd(text: string, start: number): number {
  const token = new RegExp(FLOW_TOKEN);
  token.lastIndex = start;
  let depth = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [what] = found;
    if (what === '"' || what === "'") {
      const end = quoteEnd(text, found.index);
      if (end < 0) return -1;
      token.lastIndex = end;
    } else if (what === '[' || what === '{') depth += 1;
    else if (!what.startsWith('#') && --depth === 0) return found.index + 1;
  }
  return -1;
}

/** The first quoted scalar or flow collection that the lexer cuts off because its next line is not indented enough. */
export function firstCut(text: string): Cut | null {
  const columnOf = (start: number) => start - (text.lastIndexOf('\n', start) + 1);
  let at = 0;
  let flow = { depth: 0, start: 0 };
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme) ?? '';
    if (type === 'flow-error-end') {
      const end = flowEnd(text, flow.start);
      return end > at ? { start: flow.start, end, column: columnOf(flow.start) } : null;
    }
    if (type === 'doc-mode' || type === 'scalar') continue;
    const end = QUOTED.has(type) ? quoteEnd(text, at) : -1;
    if (end > at + lexeme.length) return { start: at, end, column: columnOf(at) };
    if (OPEN.has(type)) flow = { depth: flow.depth + 1, start: flow.depth === 0 ? at : flow.start };
    else if (CLOSE.has(type)) flow = { ...flow, depth: flow.depth - 1 };
    at += lexeme.length;
  }
  return null;
}
