import { expect, it } from 'vitest';
import { flipProblems } from './flip-problems';

const endpoint = (deploymentName: string, tags = {}) => ({ tags, properties: { defaults: { deploymentName } } });
const text = 'name: digits\ndefaults:\n  deployment_name: b\n';
const of = { endpointName: 'digits', deploymentName: null };
const said = (live: ReturnType<typeof endpoint>, to: string) =>
  flipProblems(text, live, endpoint(to), of).map(({ line, severity }) => [line, severity]);

it('a text that flips the default is warned of, and stopped where the endpoint asks for more than a text can give', () => {
  expect(said(endpoint('b'), 'b')).toEqual([]);
  expect(said(endpoint('a'), 'b')).toEqual([[2, 'warning']]);
  expect(said(endpoint('a', { 'batch-studio.flip.type-name': 'required' }), 'b')).toEqual([[2, 'error']]);
});

it('a text with errors, and that of a deployment, flip nothing', () => {
  expect(flipProblems(text, endpoint('a'), null, of)).toEqual([]);
  expect(flipProblems(text, endpoint('a'), endpoint('b'), { ...of, deploymentName: 'b' })).toEqual([]);
});
