import { Document, type Tags } from 'yaml';
import type { Json } from '../yaml/rest-body';

/** PyYAML takes `y` and `N` for texts, though YAML 1.1 has them as booleans, and so writes them without quotes. */
const asPyYaml = (tags: Tags): Tags =>
  tags.map((tag) => {
    if (typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:bool' || !('test' in tag) || !tag.test) return tag;
    return { ...tag, test: new RegExp(tag.test.source.replace(/Y\|y\||N\|n\|/, '')) };
  });

/**
 * The text of a conda file as azure-ai-ml sends it, keys in order and lists flush with their key: PyYAML's own layout, so
 * that the same environment gets the same anonymous version from either client.
 */
export function condaText(content: Json): string {
  const options = { version: '1.1', sortMapEntries: true, aliasDuplicateObjects: false, customTags: asPyYaml } as const;
  return new Document(content, options).toString({ indentSeq: false, lineWidth: 80, singleQuote: true });
}
