import type { ScalarNode } from './node';
import { timestampNode } from './python-dates';
import { intOfText } from './python-int';

const BOOL = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const FLOAT = [
  /^[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?$/,
  /^\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?$/,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
  /^[-+]?\.(?:inf|Inf|INF)$/,
  /^\.(?:nan|NaN|NAN)$/,
];
const INT = [
  /^[-+]?0b[0-1_]+$/,
  /^[-+]?0[0-7_]+$/,
  /^[-+]?(?:0|[1-9][0-9_]*)$/,
  /^[-+]?0x[0-9a-fA-F_]+$/,
  /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/,
];
const NULL = /^(?:~|null|Null|NULL|)$/;
const DATE =
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;

export type ScalarTag = 'bool' | 'float' | 'int' | 'merge' | 'null' | 'timestamp' | 'value' | 'str';

/** The tag that PyYAML (YAML 1.1) gives an unquoted scalar: `010` and `1:30` are whole numbers, `on` is true. */
export function plainTag(text: string): ScalarTag {
  if (NULL.test(text)) return 'null';
  if (BOOL.test(text)) return 'bool';
  if (FLOAT.some((form) => form.test(text))) return 'float';
  if (INT.some((form) => form.test(text))) return 'int';
  if (text === '<<') return 'merge';
  if (DATE.test(text)) return 'timestamp';
  return text === '=' ? 'value' : 'str';
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function wholeOf(digits: string): bigint {
  const value = intOfText(digits);
  if (value === null) throw wrong('whole number', digits);
  return value;
}

const octal = (digits: string) => BigInt(`0o${digits.replace(/^0[oO]?(?=.)/, '')}`);

function magnitude(digits: string): bigint {
  if (/^0[bx]/.test(digits)) return BigInt(digits);
  if (digits.startsWith('0')) return octal(digits);
  return digits.split(':').reduce((sum, part) => sum * 60n + wholeOf(part), 0n);
}

function signed<V>(text: string, of: (digits: string) => V, negate: (value: V) => V): V {
  const value = of(text.replace(/^[-+]/, ''));
  return text.startsWith('-') ? negate(value) : value;
}

/** What Python's float() takes. The digits can be split in one way only: with more, a long text takes minutes. */
const FLOAT_TEXT = /^\s*[-+]?(?:inf(?:inity)?|nan|(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)\s*$/;

function floatOf(text: string): number {
  if (!FLOAT_TEXT.test(text)) throw new Error(`could not convert string to float: '${shortened(text)}'`);
  return Number(text.replace(/inf(?:inity)?/, 'Infinity'));
}

function fraction(digits: string): number {
  if (digits === '.inf') return Number.POSITIVE_INFINITY;
  if (digits === '.nan') return Number.NaN;
  return digits.split(':').reduce((sum, part) => sum * 60 + floatOf(part), 0);
}

/** Python makes no text of a longer number. */
const LONGEST = 4300;

const wrong = (tag: string, text: string) => new Error(`'${shortened(text)}' is no ${tag}.`);

/**
 * Reads a scalar as PyYAML's constructor of that tag does. Throws an Error with a sentence where the text does not fit
 * the tag (`!!int ten`, `2021-13-45`).
 */
export function scalarOf(tag: ScalarTag, text: string, at: number): ScalarNode {
  const bare = text.replaceAll('_', '');
  if (tag === 'null') return { kind: 'null', at };
  if (tag === 'bool') {
    if (!/^(?:yes|no|true|false|on|off)$/i.test(text)) throw wrong('boolean', text);
    return { kind: 'bool', value: /^(?:yes|true|on)$/i.test(text), at };
  }
  if (tag === 'float') return { kind: 'float', value: signed(bare.toLowerCase(), fraction, (n) => -n), at };
  if (tag === 'int') {
    try {
      if (bare.length > LONGEST) throw wrong('whole number', text);
      return { kind: 'int', value: signed(bare, magnitude, (n) => -n), at };
    } catch {
      throw wrong('whole number', text);
    }
  }
  return tag === 'timestamp' ? timestampNode(text, at) : { kind: 'str', value: text, at };
}
