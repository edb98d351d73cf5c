import { reference } from './assets';
import type { PipelineDeployment } from './deployment-types';
import { choice, type Field, text } from './fields';
import { isTextNode } from './node';
import { nested } from './objects';
import { failure, warning } from './problem';
import { noReference } from './references';

/** `azureml:<job>`: a component is made of it. */
export const job: Field<string> = (node, path, out) => {
  if (isTextNode(node) && node.value.startsWith('azureml:')) return node.value.slice('azureml:'.length);
  out.push(failure(path, node.at, noReference('jobs')));
  return undefined;
};

/** A job described in place, which azure-ai-ml reads and does not send. */
export const inlineJob = nested((object, node, path, out) => {
  object.need('component', componentField);
  object.get('type', choice(['pipeline']));
  object.acceptOthers();
  out.push(warning(path, node.at, 'A job described in place is not sent: name one as azureml:<job>.'));
  return undefined;
});

/** A registered component, or the path of a pipeline component's YAML. */
export const componentField: Field<Exclude<PipelineDeployment['component'], undefined>> = (node, path, out) => {
  if (!isTextNode(node) || node.value.startsWith('azureml:')) return reference('components')(node, path, out);
  if (!node.value.startsWith('file:')) return { kind: 'file', path: node.value };
  out.push(failure(path, node.at, 'Not supporting non file for component'));
  return undefined;
};

/** A compute by `azureml:<name>`, bare name or ARM id. */
export const compute: Field<string> = (node, path, out) => {
  const name = text(node, path, out);
  if (name?.toLowerCase() === 'local') return 'local';
  return name?.replace(/^azureml:/, '');
};
