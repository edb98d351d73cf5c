import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { statusWord } from '@/lib/domain/job-status';
import { type StatusLook, statusColors, statusLook, statusShapes } from './status-icon';

/** Azure's states (contract E) and one that it may invent. */
const states = [
  'NotStarted',
  'Starting',
  'Provisioning',
  'Preparing',
  'Queued',
  'Running',
  'Finalizing',
  'CancelRequested',
  'Completed',
  'Failed',
  'Canceled',
  'NotResponding',
  'Paused',
  'Unknown',
  'SomethingNew',
];
const looks = Object.keys(statusShapes) as StatusLook[];
const tokens = readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8');

test.each(states)('%s has a shape, a word and three colours', (state) => {
  const look = statusLook(state);
  expect(statusShapes[look].Icon).toBeDefined();
  expect(statusWord(state)).not.toBe('');
  expect(statusColors[look]).toEqual({
    icon: `text-st-${look}`,
    word: `text-st-${look}-text`,
    ground: `bg-st-${look}-soft`,
  });
});

test.each(looks)('the colours of %s are tokens', (look) => {
  for (const name of [look, `${look}-text`, `${look}-soft`]) expect(tokens).toContain(`--color-st-${name}:`);
});

test('no two looks share a shape; lost files add a triangle to the check', () => {
  const others = looks.filter((look) => look !== 'completed-with-failures');
  expect(new Set(others.map((look) => statusShapes[look].Icon)).size).toBe(others.length);
});

test('only a Completed job can have lost files', () => {
  expect(statusLook('Completed', 3)).toBe('completed-with-failures');
  expect(statusLook('Completed', 0)).toBe('completed');
  expect(statusLook('Failed', 3)).toBe('failed');
});
