import { expect, it } from 'vitest';
import { documentsOf } from './documents';
import { headOf, renamed } from './rename';

const TEXT = `name: digits # mine
defaults: {deployment_name: my_model}
---
name: my_model
endpoint_name: digits
compute: azureml:cpu
---
name: other
endpoint_name: digits
compute: azureml:cpu
`;
const rename = (index: number, name: string) => {
  const part = documentsOf(TEXT)[index];
  if (!part) throw new Error('no such document');
  return renamed(TEXT, part, name);
};

it('a deployment is renamed where it is the default, too', () => {
  expect(rename(1, 'my-model')).toBe(TEXT.replaceAll('my_model', 'my-model'));
});

it('an endpoint is renamed in its deployments, and nothing else is', () => {
  expect(rename(0, 'letters')).toBe(TEXT.replaceAll('digits', 'letters'));
  expect(rename(2, 'third')).toBe(TEXT.replace('other', 'third'));
});

it('tells a document by its content', () => {
  expect(headOf('name: a\nauth_mode: key\n')).toEqual({ kind: 'endpoint', name: 'a' });
  expect(headOf('- a\n')).toEqual({ kind: null, name: null });
});
