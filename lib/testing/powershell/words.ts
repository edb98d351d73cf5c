import type { Value } from './value';

/** What PowerShell's parser takes for a single quote. */
const QUOTE = "'\u2018\u2019\u201a\u201b";

/** A text in single quotes. Throws where a quote inside is not doubled: there PowerShell would end the text. */
export function verbatim(source: string): string {
  const inner = source.slice(1, -1);
  const single = new RegExp(`[${QUOTE}]{2}|([${QUOTE}])`, 'g');
  return inner.replace(single, (pair: string, alone: string | undefined) => {
    if (alone !== undefined) throw new Error(`PowerShell ends the text before this quote: ${source}`);
    return pair.charAt(0);
  });
}

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', '0': '\0' };

/** A text in double quotes: escapes and variables. Throws for a subexpression, which no snippet needs. */
export function expanded(source: string, textOf: (variable: string) => string): string {
  const inner = source.slice(1, -1);
  return inner.replace(/`(.)|\$(env:\w+|\w+)|(\$\(|\$\{)|""/gs, (whole, escaped, variable, more) => {
    if (more !== undefined) throw new Error(`Not read here: ${source}`);
    if (escaped !== undefined) return ESCAPED[escaped] ?? escaped;
    return variable === undefined ? whole.charAt(0) : textOf(variable);
  });
}

/** A word without quotes: a number where it is one. Throws where PowerShell would see more than a word in it. */
export function bare(source: string): Value {
  if (/^-?\d+(\.\d+)?$/.test(source)) return Number(source);
  if (/[`$'"(){};,|&<>@#\u2018-\u201e]/.test(source)) throw new Error(`Not a plain word for PowerShell: ${source}`);
  return source;
}

/** Arguments of a program, as Windows PowerShell 5.1 hands them over: it loses quotes in them, and empty ones. */
export function argumentsOf(values: readonly Value[]): string[] {
  return values.flat().map((value) => {
    const word = String(value);
    if (word === '' || word.includes('"') || /\s.*\\$/s.test(word))
      throw new Error(`Windows PowerShell would not hand this over whole: ${word}`);
    return word;
  });
}

/** What a program reads of a text, or PowerShell of a program's: without UTF-8 set, ASCII only. */
export const inEncoding = (text: string, isUtf8: boolean): string =>
  isUtf8 ? text : text.replace(/[^\0-\x7f]/gu, '?');
