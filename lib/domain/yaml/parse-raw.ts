import { type Document, parseDocument } from 'yaml';

/** The document as written, for edits in place: scalars are texts, keys may stand twice, aliases and merge keys are not resolved. */
export const parseRaw = (text: string): Document.Parsed =>
  parseDocument(text, { schema: 'failsafe', version: '1.1', uniqueKeys: false, merge: false });
