import { expect, it } from 'vitest';
import { placeholderTerms } from '@/lib/domain/yaml/placeholders';
import { yamlToRest } from '@/lib/domain/yaml/to-rest';
import { placeProblems } from './place-problems';

const DEPLOYMENT = '# mine\nname: onnx\nendpoint_name: digits\ncompute: azureml:cpu\n';
const said = (text: string, deploymentName: string | null = 'onnx') =>
  placeProblems(text, yamlToRest(text, placeholderTerms), { endpointName: 'digits', deploymentName }).map(
    ({ line, message }) => `${line}: ${message}`,
  );

it('a text of the page’s own resource has no problem with its place, in any case', () => {
  expect(said(DEPLOYMENT)).toEqual([]);
  expect(said(DEPLOYMENT.replace('onnx', 'Onnx').replace('digits', 'Digits'))).toEqual([]);
});

it('another name, another endpoint and another kind are errors at their line', () => {
  expect(said(DEPLOYMENT.replace('onnx', 'other'))[0]).toMatch(/^2: A name can not be changed/);
  expect(said(DEPLOYMENT.replace('digits', 'letters'))[0]).toMatch(/^3: A deployment stays with its endpoint/);
  expect(said('name: digits\nauth_mode: aad_token\n')[0]).toContain('This is an endpoint');
  expect(said(DEPLOYMENT, null)[0]).toContain('This is a deployment');
});
