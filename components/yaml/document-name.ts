import { kindOf } from '@/lib/domain/yaml/kind';
import { isTextNode, valueAt } from '@/lib/domain/yaml/node';
import { readYaml } from '@/lib/domain/yaml/read';

/** What a document is called on its tab: `endpoint digits`, `deployment onnx`. */
export function documentName(text: string): string {
  const { root } = readYaml(text);
  const kind = kindOf(root);
  const name = root?.kind === 'map' ? valueAt(root, 'name') : undefined;
  return [kind ?? 'document', isTextNode(name) ? name.value : ''].filter(Boolean).join(' ');
}
