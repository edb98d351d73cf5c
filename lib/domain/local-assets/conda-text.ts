import { Document } from 'yaml';
import type { Json } from '../yaml/rest-body';

/**
 * The text of a conda file as azure-ai-ml sends it, keys in order and lists flush with their key: PyYAML's own layout, so
 * that the same environment gets the same anonymous version from either client.
 */
export function condaText(content: Json): string {
  const document = new Document(content, { version: '1.1', sortMapEntries: true, aliasDuplicateObjects: false });
  return document.toString({ indentSeq: false, lineWidth: 80, singleQuote: true });
}
