import { expect, test } from 'vitest';
import { ApiError } from '@/lib/client/api';
import { errorWords } from './error-banner';

const failed = (change: Partial<ConstructorParameters<typeof ApiError>[0]>) =>
  new ApiError({
    status: 502,
    code: 'UpstreamUnreachable',
    message: 'The workspace could not be reached.',
    fromAzure: false,
    details: [],
    target: null,
    requestId: 'r',
    retryAfterSeconds: null,
    missingAction: null,
    claims: null,
    ...change,
  });

test('what the dashboard says itself is not put into the mouth of Azure', () => {
  expect(errorWords(failed({}), 'The jobs list')).toEqual({
    title: 'The jobs list did not load.',
    said: 'The workspace could not be reached.',
    requestId: 'r',
    forbidden: false,
  });
});

test("Azure's own words come with its status and code", () => {
  const change = { status: 409, code: 'Conflict', message: 'It is busy.', fromAzure: true };
  const details = [{ code: 'D', message: 'Wait.' }];
  expect(errorWords(failed({ ...change, details }), 'It').said).toBe('Azure answered 409 Conflict. It is busy. Wait.');
});

test('an action that is missing is named, whoever refuses', () => {
  const said = errorWords(failed({ status: 403, message: 'No.', missingAction: 'a/read' }), 'The log');
  expect(said).toMatchObject({
    title: 'You may not see this: the log.',
    said: 'No. The action that is missing: a/read.',
  });
});
