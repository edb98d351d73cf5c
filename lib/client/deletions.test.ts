import { expect, test } from 'vitest';
import { ApiError } from './api-error';
import { type DeletionCalls, deleteResource } from './deletions';

const OPERATION = { location: 'westeurope', operationId: 'o1' };

const answered = (status: number, code: string, message: string) =>
  new ApiError({
    status,
    code,
    message,
    fromAzure: true,
    details: [],
    target: null,
    requestId: 'r1',
    retryAfterSeconds: null,
    missingAction: null,
    claims: null,
  });

type Polled = { status: string; done: boolean; error: { code: string; message: string } | null } | ApiError;

/** Azure, answering a deletion and then each question about its operation. */
function azure(deletion: { operation: typeof OPERATION | null } | ApiError, polls: Polled[]) {
  const asked: string[] = [];
  const waits: number[] = [];
  const answers = [...polls];
  const given = <T>(name: string, answer: T | ApiError | undefined): T => {
    asked.push(name);
    if (answer === undefined || answer instanceof ApiError) throw answer ?? new Error('asked too often');
    return answer;
  };
  const calls: DeletionCalls = {
    remove: async () => given('remove', deletion),
    state: async () => given('state', answers.shift()),
    wait: async (ms, signal) => {
      waits.push(ms);
      signal.throwIfAborted();
    },
  };
  return { asked, waits, calls };
}

const running = { status: 'Deleting', done: false, error: null };
const done = { status: 'Succeeded', done: true, error: null };

test('a deletion is followed until Azure is done, in its own words', async () => {
  const { asked, calls } = azure({ operation: OPERATION }, [running, running, done]);
  const told: string[] = [];
  await deleteResource(calls, (state) => told.push(state), new AbortController().signal);
  expect(asked).toEqual(['remove', 'state', 'state', 'state']);
  expect(told).toEqual(['Deleting', 'Deleting', 'Succeeded']);
});

test('what is gone at once is not asked about', async () => {
  const { asked, calls } = azure({ operation: null }, []);
  await deleteResource(calls, () => {}, new AbortController().signal);
  expect(asked).toEqual(['remove']);
});

test('a refusal is Azure’s own, and nothing is asked after it', async () => {
  const { asked, calls } = azure(answered(400, 'UserError', 'It is the default deployment.'), []);
  const deleting = deleteResource(calls, () => {}, new AbortController().signal);
  await expect(deleting).rejects.toMatchObject({ status: 400, message: 'It is the default deployment.' });
  expect(asked).toEqual(['remove']);
});

test('an operation that fails says Azure’s reason', async () => {
  const error = { code: 'ComputeBusy', message: 'The compute is in use.' };
  const { calls } = azure({ operation: OPERATION }, [running, { status: 'Failed', done: true, error }]);
  const deleting = deleteResource(calls, () => {}, new AbortController().signal);
  await expect(deleting).rejects.toMatchObject({ ...error, fromAzure: true });
});

test('an operation that fails without a reason is no success', async () => {
  const { calls } = azure({ operation: OPERATION }, [{ status: 'Canceled', done: true, error: null }]);
  const deleting = deleteResource(calls, () => {}, new AbortController().signal);
  await expect(deleting).rejects.toThrow('the operation ended as Canceled');
});

test('a question that nobody answers is asked again; one that is refused ends the waiting', async () => {
  const silent = answered(503, 'ServiceUnavailable', 'Later.');
  const first = azure({ operation: OPERATION }, [silent, done]);
  await deleteResource(first.calls, () => {}, new AbortController().signal);
  expect(first.asked).toHaveLength(3);
  const second = azure({ operation: OPERATION }, [answered(403, 'AuthorizationFailed', 'No.')]);
  const refused = deleteResource(second.calls, () => {}, new AbortController().signal);
  await expect(refused).rejects.toMatchObject({ status: 403 });
});

test('Azure is asked less often when it takes long, and not at all once nobody waits', async () => {
  const slow = azure({ operation: OPERATION }, [...Array.from({ length: 12 }, () => running), done]);
  await deleteResource(slow.calls, () => {}, new AbortController().signal);
  expect(slow.waits).toEqual([...Array(10).fill(1000), 5000, 5000]);
  const left = azure({ operation: OPERATION }, [running]);
  const waiting = deleteResource(left.calls, () => {}, AbortSignal.abort(new Error('left')));
  await expect(waiting).rejects.toThrow('left');
});
