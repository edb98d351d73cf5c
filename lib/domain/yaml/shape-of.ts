import type { DeploymentShape } from './from-rest';
import { kindOf } from './kind';
import { isTextNode, valueAt } from './node';
import { readYaml } from './read';

/** The shape a text is in, which decides where its settings stand; null where it is no endpoint and no deployment. */
export function shapeOfText(text: string): DeploymentShape | 'endpoint' | null {
  const { root } = readYaml(text);
  const kind = kindOf(root);
  if (root?.kind !== 'map' || kind === null) return null;
  if (kind === 'endpoint') return 'endpoint';
  const type = valueAt(root, 'type');
  const name = isTextNode(type) ? type.value : null;
  return name === 'model' || name === 'pipeline' ? name : 'classic';
}
