import { search as engine } from 'jmespath';
import { tokensOf } from './tokens';

/** `at` and `end` are UTF-16 indexes into the expression; `end` is its length + 1 where it ends too early. */
export interface QueryProblem {
  at: number;
  end: number;
  /** One sentence without the place. */
  message: string;
}

const QUOTES: Record<string, string> = { "'": 'a raw string', '"': 'a quoted name', '`': 'a JSON literal' };

/** The opening quote that has no end: the engine would take all that follows into it. */
export function unclosedAt(expression: string): QueryProblem | null {
  for (let at = 0; at < expression.length; at += 1) {
    const quote = expression[at] ?? '';
    const what = QUOTES[quote];
    if (what === undefined) continue;
    const end = closingAt(expression, at, quote);
    if (end < 0) return { at, end: expression.length, message: `${quote} begins ${what} that does not end` };
    at = end;
  }
  return null;
}

function closingAt(expression: string, from: number, quote: string): number {
  for (let at = from + 1; at < expression.length; at += 1) {
    if (expression[at] === '\\') at += 1;
    else if (expression[at] === quote) return at;
  }
  return -1;
}

type Failure = 'too-early' | 'wrong' | null;

/** How the engine takes a text: it tells no places, so that they are found by what it says to each beginning of the text. */
function failureOf(text: string): Failure {
  try {
    engine(null, text);
    return null;
  } catch (error) {
    return failureIn(text, error);
  }
}

/** What evaluation throws; the rest comes from reading the expression. */
const EVALUATION = /^(?:TypeError|ArgumentError|Unknown function|Invalid slice)\b/;

function failureIn(text: string, error: unknown): Failure {
  if (!(error instanceof Error)) return 'wrong';
  // After a dot that ends the text the engine reads past its tokens; a lone `=` it does not know either.
  if (error.name === 'TypeError') return /\.\s*$/.test(text) ? 'too-early' : 'wrong';
  if (/\bEOF\b/.test(error.message)) return 'too-early';
  return error.name === 'Error' && EVALUATION.test(error.message) ? null : 'wrong';
}

/** Where and why an expression fails, from what the engine threw at it. */
export function problemOf(expression: string, error: unknown): QueryProblem {
  const failure = failureIn(expression, error);
  if (failure === null) return problemOfCall(expression, error);
  const tokens = tokensOf(expression);
  const wrong = tokens.find(({ end }) => failureOf(expression.slice(0, end)) === 'wrong');
  if (failure === 'too-early' || !wrong) {
    const at = expression.trimEnd().length;
    return { at, end: at + 1, message: 'The expression ends before it is complete' };
  }
  return { at: wrong.at, end: wrong.end, message: `“${wrong.text}” can not stand here` };
}

const EXPECTED = /TypeError: (\w+)\(\) expected argument (\d+) to be type ([\w,]+) but received type (\w+)/;
const ARITY = /ArgumentError: (\w+)\(\) (takes .*)/;

/** A function that refused its arguments: the place is its first call. */
function problemOfCall(expression: string, error: unknown): QueryProblem {
  const said = error instanceof Error ? error.message : String(error);
  const [, name = /(\w+)\(\)/.exec(said)?.[1] ?? ''] = EXPECTED.exec(said) ?? ARITY.exec(said) ?? [];
  const call = tokensOf(expression).find(({ text, end }) => text === name && /^\s*\(/.test(expression.slice(end)));
  const place = call ?? { at: 0, end: expression.length };
  return { at: place.at, end: place.end, message: callWords(said) };
}

function callWords(said: string): string {
  const [, name, argument, expected, received] = EXPECTED.exec(said) ?? [];
  if (name !== undefined)
    return `${name}() takes ${expected?.replaceAll(',', ' or ')} as argument ${argument}, and this is ${received}`;
  const [, called, takes] = ARITY.exec(said) ?? [];
  if (called !== undefined) return `${called}() ${takes}`;
  const [, unknown] = /Unknown function: (\w+)\(\)/.exec(said) ?? [];
  return unknown === undefined ? said : `There is no function called ${unknown}()`;
}

/** The problem as a sentence with its place, columns counted from 1 as an editor does. */
export const problemInWords = (expression: string, { at, message }: QueryProblem): string =>
  `${message}, at column ${Array.from(expression.slice(0, at)).length + 1}.`;
