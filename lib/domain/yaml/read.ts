import { type Document, parseDocument } from 'yaml';
import { Builder } from './build';
import { withLineFeeds } from './line-feeds';
import { indentLoose } from './loose-lines';
import type { YamlNode } from './node';
import { failure, type Remark, warning } from './problem';
import { pythonText } from './python-text';
import { YamlError } from './tagged';
import { textProblem } from './text';

/** Values a text may stand for once every alias is written out: an alias bomb stands for billions. */
const MAX_VALUES = 100_000;

export interface YamlReading {
  /** Null where the text can not be read; an empty text is a null node. */
  root: YamlNode | null;
  remarks: Remark[];
}

/** Values that a node stands for with its aliases written out, each shared node counted once and multiplied. */
function valueCount(node: YamlNode, known = new Map<YamlNode, number>()): number {
  const before = known.get(node);
  if (before !== undefined) return before;
  const inner = node.kind === 'list' ? node.items : node.kind === 'map' ? node.entries.map(({ value }) => value) : [];
  const count = inner.reduce((sum, child) => sum + valueCount(child, known), 1);
  known.set(node, count);
  return count;
}

/** First line of a parser message, without the place and the excerpt that follow it. */
const sentence = (message: string) => message.replace(/ at line \d+, column \d+:?[\s\S]*$/, '');

/** The document as written: scalars are texts, keys may stand twice, aliases and merge keys are not resolved. */
export const parseRaw = (text: string): Document.Parsed =>
  parseDocument(text, { schema: 'failsafe', version: '1.1', uniqueKeys: false, merge: false });

/** PyYAML reads any version that starts with 1, and no other. */
function otherVersion({ warnings }: Document.Parsed): Remark | null {
  const other = warnings.find(({ message }) => /^Unsupported YAML version (?!1\.)/.test(message));
  return other ? failure('', other.pos[0], 'Azure ML reads YAML of version 1 only.') : null;
}

function parsed(given: string) {
  const text = withLineFeeds(given);
  const document = parseRaw(text);
  const isCut = document.errors.some(({ code }) => code === 'MISSING_CHAR' || code === 'BAD_INDENT');
  const cut = isCut ? indentLoose(text) : null;
  if (!cut) return { document, locate: (offset: number) => offset };
  return { document: parseRaw(cut.text), locate: cut.locate };
}

function built(text: string): YamlReading {
  const { document, locate } = parsed(text);
  const error = document.errors[0];
  if (error) return { root: null, remarks: [failure('', locate(error.pos[0]), sentence(error.message))] };
  const version = otherVersion(document);
  if (version) return { root: null, remarks: [version] };
  const builder = new Builder(locate);
  const root = builder.build(document.contents, 0);
  if (valueCount(root) > MAX_VALUES)
    return { root: null, remarks: [failure('', root.at, 'Its aliases stand for too many values.')] };
  const remarks = builder.duplicates.map(({ key }) =>
    warning(pythonText(key), key.at, `The key ${pythonText(key)} is written twice: the last one counts.`),
  );
  return { root, remarks };
}

let last: { text: string; reading: YamlReading } | null = null;

/**
 * Reads one YAML document as Azure ML's Python does: YAML 1.1 scalars, merge keys, the last of two equal keys. Unknown
 * tags, aliases without an anchor, bombs and very deep nesting are problems with a place; nothing is ever executed. The
 * reading is not to be changed: the same text, which is asked for several times in a row, is read once.
 */
export function readYaml(text: string): YamlReading {
  if (last?.text !== text) last = { text, reading: reading(text) };
  return last.reading;
}

function reading(text: string): YamlReading {
  const problem = textProblem(text);
  if (problem) return { root: null, remarks: [problem] };
  try {
    return built(text);
  } catch (error) {
    if (error instanceof YamlError) return { root: null, remarks: [failure('', error.at, error.message)] };
    if (error instanceof RangeError) return { root: null, remarks: [failure('', 0, 'The text is nested too deeply.')] };
    throw error;
  }
}
