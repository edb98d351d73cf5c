import { convertYaml } from './convert';
import { documentsOf, joinDocuments } from './documents';
import type { YamlForm } from './form';
import type { Change } from './rewrite';

export interface TextConversion {
  /** Form of the first document that is an older one. */
  form: Exclude<YamlForm, 'today'>;
  text: string;
  changes: Change[];
}

/** A text of one or more documents in today's form, with what changes; null where all of it is today's or unreadable. */
export function convertText(text: string): TextConversion | null {
  const parts = documentsOf(text).map((part) => ({ part, conversion: convertYaml(part.text) }));
  const first = parts.find(({ conversion }) => conversion !== null)?.conversion;
  if (!first) return null;
  const texts = parts.flatMap(
    ({ part, conversion }) => conversion?.documents.map(({ text: own }) => own) ?? [part.text],
  );
  return {
    form: first.form,
    text: joinDocuments(texts),
    changes: parts.flatMap(({ conversion }) => conversion?.changes ?? []),
  };
}
