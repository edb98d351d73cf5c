import { Document, isMap, type YAMLMap } from 'yaml';
import { convertDeployment } from './convert-deployment';
import { convertEndpoint, innerDeployments } from './convert-endpoint';
import { Edit } from './edit';
import { formOf, type YamlForm } from './form';
import { kindOf, type YamlKind } from './kind';
import { withLineFeeds } from './line-feeds';
import { indentLoose } from './loose-lines';
import { parseRaw } from './parse-raw';
import { readYaml } from './read';
import { type Change, peekText } from './rewrite';
import { writeOut } from './write-out';

interface ConvertedText {
  kind: YamlKind;
  name: string | null;
  text: string;
}

export interface Conversion {
  form: Exclude<YamlForm, 'today'>;
  /** The endpoint first, then each deployment that stood inside it. */
  documents: ConvertedText[];
  changes: Change[];
}

function written(map: YAMLMap, source: Document): string {
  const document = new Document(undefined, { schema: 'failsafe', version: '1.1' });
  document.contents = map;
  document.commentBefore = source.contents === map ? source.commentBefore : null;
  document.comment = source.contents === map ? source.comment : null;
  return document.toString({ lineWidth: 0, directives: false });
}

function convertMap(map: YAMLMap, kind: YamlKind, source: Document, changes: Change[]): ConvertedText[] {
  const inner = kind === 'endpoint' ? innerDeployments(map, changes) : [{ name: null, map }];
  if (kind === 'endpoint') convertEndpoint(map, changes);
  for (const { name, map: own } of inner)
    convertDeployment(new Edit(own, name === null ? '' : `deployments.${name}.`, changes));
  const texts = inner.map(({ map: own }) => ({
    kind: 'deployment' as const,
    name: peekText(own, 'name') ?? null,
    text: written(own, source),
  }));
  if (kind === 'deployment') return texts;
  return [{ kind, name: peekText(map, 'name') ?? null, text: written(map, source) }, ...texts];
}

/**
 * Rewrites an older form into today's, with every change in words; null for what is today's already and for what can
 * not be read. Comments, order and quotes stay with their keys. The rules are those of the field reference of the YAML.
 */
export function convertYaml(text: string): Conversion | null {
  const form = formOf(text);
  const kind = kindOf(readYaml(text).root);
  if (form === null || form === 'today' || kind === null) return null;
  const lines = withLineFeeds(text);
  const source = parseRaw(indentLoose(lines)?.text ?? lines);
  if (source.errors.length > 0) return null;
  writeOut(source);
  if (!isMap(source.contents)) return null;
  const changes: Change[] = [];
  return { form, documents: convertMap(source.contents, kind, source, changes), changes };
}
