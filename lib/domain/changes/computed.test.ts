import { expect, it } from 'vitest';
import { ENDPOINT, withProperties } from '@/lib/testing/live-resources';
import { applyYaml, editableYaml } from '../yaml/apply';
import { placeholderTerms as terms } from '../yaml/placeholders';
import { withComputed, withoutComputed } from './computed';
import { changesBetween } from './diff';

const live = withProperties(
  ENDPOINT,
  { properties: { mine: 'x', AzureAsyncOperationUri: 'https://a', BatchEndpointCreationApiVersion: '2024-10-01' } },
  { team: 'digits', 'batch-studio.last-flip': '{"to":"blue"}' },
);

it('a text is about a person’s own tags and properties, and a write keeps the others', () => {
  const text = editableYaml(withoutComputed(live), 'endpoint', terms.workspaceId);
  expect(text).not.toMatch(/batch-studio|AzureAsync|CreationApiVersion/);
  const body = applyYaml(text.replace('team: digits', 'team: letters'), live, 'endpoint', terms).body ?? {};
  expect(changesBetween(live, body).map(({ label }) => label)).toEqual(['Tag team']);
  expect(withComputed(body, live)).toMatchObject({
    tags: { team: 'letters', 'batch-studio.last-flip': '{"to":"blue"}' },
    properties: { properties: { mine: 'x', BatchEndpointCreationApiVersion: '2024-10-01' } },
  });
});

it('what the text says itself stands', () => {
  const body = { tags: { 'batch-studio.last-flip': 'mine' } };
  expect(withComputed(body, live)).toMatchObject(body);
});

it('a resource without any stays as it is', () => {
  const plain = withProperties(ENDPOINT, { properties: { mine: 'x' } }, { team: 'digits' });
  expect(withoutComputed(plain)).toBe(plain);
  expect(withComputed(plain, plain)).toBe(plain);
});
