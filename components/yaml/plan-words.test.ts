import { expect, it } from 'vitest';
import { placeholderTerms } from '@/lib/domain/yaml/placeholders';
import { creationPlan } from '@/lib/domain/yaml/plan';
import { createLabel, stepWords } from './plan-words';
import { deploymentTemplate, endpointTemplate } from './templates';

const plan = (text: string, within: string | null = null) => creationPlan(text, placeholderTerms, within);

it('the templates are texts that can be sent, without a warning', () => {
  expect(plan(endpointTemplate).problems).toEqual([]);
  expect(plan(deploymentTemplate('digits'), 'digits').problems).toEqual([]);
});

it('counts what is made and names each step', () => {
  const text = `${endpointTemplate}defaults: {deployment_name: my-deployment}\n---\n${deploymentTemplate('my-endpoint')}`;
  const { steps } = plan(text);
  expect(createLabel(steps)).toBe('Create endpoint and deployment');
  expect(steps.map(stepWords)).toEqual([
    'Endpoint my-endpoint',
    'Deployment my-deployment of my-endpoint',
    'Make my-deployment the default of my-endpoint',
  ]);
  expect(createLabel(plan(`${deploymentTemplate('a-b-c')}---\n${deploymentTemplate('d-e-f')}`).steps)).toBe(
    'Create 2 deployments',
  );
  expect(createLabel([])).toBe('Create');
});
