import { expect, test } from 'vitest';
import { placeholderTerms as terms } from '@/lib/domain/yaml/placeholders';
import { creationPlan } from '@/lib/domain/yaml/plan';
import { isNameUsed, otherNames, reasonOfNames, standingOf } from './standing';

const { steps } = creationPlan('name: digits\ndescription: of the scanning room\n', terms, null);
const [step] = steps;
const known = { endpoint: ['Digits', 'others'], deployment: [] };
const live = (description: string, provisioningState = 'Succeeded') => ({
  location: 'eastus',
  properties: { authMode: 'AADToken', description, provisioningState },
});
const standing = (resource: ReturnType<typeof live> | null | undefined) =>
  step?.action === 'create' ? standingOf(step, resource, terms) : 'no step';

test('a name that something else has is taken, and Create says so until it is changed', () => {
  expect(standing(live('of somebody else'))).toBe('taken');
  expect(reasonOfNames(steps, ['taken'])).toBe(
    'There is an endpoint digits in this workspace already. Give it another name.',
  );
  expect(otherNames(known, steps, ['taken'])).toEqual(known);
  expect(reasonOfNames(steps, [null])).toBeUndefined();
});

test('what an earlier try made as the text says stands in nobody’s way', () => {
  expect(standing(live('of the scanning room'))).toBe('there');
  expect(reasonOfNames(steps, ['there'])).toBeUndefined();
  expect(otherNames(known, steps, ['there']).endpoint).toEqual(['others']);
  expect(standing(live('of somebody else', 'Failed'))).toBeNull();
});

test('what has the name is read before anything is said; where it can not be, the write tells', () => {
  expect(standing(null)).toBe('looking');
  expect(reasonOfNames(steps, ['looking'])).toMatch(/is being read/);
  expect(standing(undefined)).toBeNull();
});

test('a name counts as used without regard to case, and not where this visit made it', () => {
  const used = (state: 'done' | 'there' | 'failed' | null) => step && isNameUsed(step, known, state);
  expect([used(null), used('failed'), used('done'), used('there')]).toEqual([true, true, false, false]);
});
