import { describe, expect, it } from 'vitest';
import { convertYaml } from './convert';
import { documentsOf, joinDocuments, withDocument } from './documents';
import { placeholderTerms as terms } from './placeholders';
import { creationPlan } from './plan';
import type { Step } from './steps';

const PREVIEW = `name: mybatch
type: batch
traffic:
  Blue: 100
deployments:
  - name: green
    model: azureml:digits:1
    compute:
      target: azureml:cpu-cluster
  - name: blue
    model: azureml:digits:2
    compute:
      target: azureml:cpu-cluster
`;
const ENDPOINT = 'name: mybatch\nauth_mode: aad_token\n';
const deployment = (name: string, endpoint?: string) =>
  `name: ${name}\n${endpoint ? `endpoint_name: ${endpoint}\n` : ''}model: azureml:digits:1\ncompute: azureml:cpu-cluster\n`;

const said = (step: Step) =>
  step.action === 'create'
    ? `${step.kind} ${[step.endpointName, step.deploymentName].filter(Boolean).join('/')}`
    : `default of ${step.endpointName}: ${step.deploymentName}`;
const steps = (text: string, within: string | null = null) => creationPlan(text, terms, within).steps.map(said);
const errors = (text: string, within: string | null = null) =>
  creationPlan(text, terms, within)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ line, message }) => `${line}: ${message}`);

describe('creationPlan', () => {
  it('makes what the 2021 preview had in one file: endpoint, each deployment, then the default', () => {
    const text = joinDocuments(convertYaml(PREVIEW)?.documents.map((document) => document.text) ?? []);
    expect(steps(text)).toEqual([
      'endpoint mybatch',
      'deployment mybatch/green',
      'deployment mybatch/blue',
      'default of mybatch: blue',
    ]);
    const [endpoint] = creationPlan(text, terms, null).steps;
    expect(endpoint).toMatchObject({ body: { properties: { authMode: 'aadToken' } } });
    expect(JSON.stringify(endpoint)).not.toContain('deploymentName":"blue');
  });

  it('puts the endpoint first wherever it stands, and its name into a deployment that names none', () => {
    expect(steps(joinDocuments([deployment('blue'), ENDPOINT]))).toEqual([
      'endpoint mybatch',
      'deployment mybatch/blue',
    ]);
  });

  it('a default that the text does not make goes with the endpoint', () => {
    const text = `${ENDPOINT}defaults:\n  deployment_name: there\n`;
    expect(creationPlan(text, terms, null).steps).toMatchObject([
      { body: { properties: { defaults: { deploymentName: 'there' } } } },
    ]);
  });

  it('on an endpoint’s page a deployment is that endpoint’s', () => {
    expect(steps(deployment('blue'), 'mybatch')).toEqual(['deployment mybatch/blue']);
    expect(steps(deployment('blue', 'MyBatch'), 'mybatch')).toEqual(['deployment MyBatch/blue']);
    expect(errors(deployment('blue', 'other'), 'mybatch')[0]).toContain('deployments of mybatch, not of other');
    expect(errors(ENDPOINT, 'mybatch')[0]).toContain('This is an endpoint');
  });

  it('writes nothing of a text that has an error anywhere, and places the error in the whole text', () => {
    const text = joinDocuments([ENDPOINT, deployment('blue').replace('compute:', 'computer:')]);
    expect(creationPlan(text, terms, null).steps).toEqual([]);
    expect(errors(text)[0]).toMatch(/^6: /);
  });

  it('refuses two of one name', () => {
    expect(errors(joinDocuments([ENDPOINT, deployment('blue'), deployment('blue')]))).toEqual([
      '8: blue stands in this text twice.',
    ]);
  });
});

describe('documentsOf', () => {
  it('leaves a single document as it is, marker and all', () => {
    for (const text of ['---\nname: a\n', 'name: a', '', '# only\n---\nname: a\n...\n'])
      expect(documentsOf(text)).toEqual([{ text, from: 0, linesBefore: 0 }]);
  });

  it('tells where each document starts, with Windows line breaks as well', () => {
    expect(documentsOf('a: 1\r\n---  # next\r\n# hi\r\nb: 2')).toEqual([
      { text: 'a: 1\r\n', from: 0, linesBefore: 0 },
      { text: '# hi\r\nb: 2', from: 19, linesBefore: 2 },
    ]);
  });

  it('a line of dashes inside a value is no marker', () => {
    expect(documentsOf('a: |\n  ---\nb: ----\n')).toHaveLength(1);
  });

  it.each(['\r', '\u2028'])('a text of nothing but line ends (%j) is read once', (end) => {
    const text = end.repeat(1_000_000);
    expect(documentsOf(text)).toEqual([{ text, from: 0, linesBefore: 0 }]);
  });

  it('one document may be another text, and the others stay', () => {
    const text = '# head\na: 1\n--- # next\nb: 2\n---\nc: 3';
    const [first, second, last] = documentsOf(text);
    if (!first || !second || !last) throw new Error('three are there');
    expect(withDocument(text, first, 'a: 9')).toBe(text.replace('# head\na: 1', 'a: 9'));
    expect(withDocument(text, second, 'b: 9')).toBe(text.replace('b: 2', 'b: 9'));
    expect(withDocument(text, last, 'c: 9')).toBe(text.replace('c: 3', 'c: 9'));
  });
});
