import { Builder } from './build';
import type { YamlNode } from './node';
import { parseYaml } from './parse';
import { failure, type Remark, warning } from './problem';
import { pythonText } from './python-text';
import { textProblem } from './text';
import { YamlError } from './yaml-error';

export interface YamlReading {
  /** Null where the text can not be read; an empty text is a null node. */
  root: YamlNode | null;
  remarks: Remark[];
}

function built(text: string): YamlReading {
  const node = parseYaml(text);
  const builder = new Builder(node?.at ?? 0);
  const root: YamlNode = node ? builder.build(node) : { kind: 'null', at: 0 };
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
    throw error;
  }
}
