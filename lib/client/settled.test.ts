import { expect, it } from 'vitest';
import { errorOfSilence } from './api-error';
import { OperationFailed, waitUntilSettled } from './settled';

const at = (provisioningState: string) => ({ properties: { provisioningState } });
const operation = { location: 'eastus', operationId: 'be-1' };

/** Azure says these in turn; the clock moves by the waits alone. */
function azure(said: (object | Error)[]) {
  let clock = 0;
  const waits: number[] = [];
  const parts = {
    read: async () => {
      const next = said.shift();
      if (next instanceof Error) throw next;
      return JSON.parse(JSON.stringify(next ?? {}));
    },
    reason: async () => 'QuotaExceeded: No cores are left.',
    sleep: async (ms: number) => {
      waits.push(ms);
      clock += ms;
    },
    now: () => clock,
  };
  return { parts, waits };
}

it('waits while Azure works, by the polling policy', async () => {
  const { parts, waits } = azure([at('Creating'), at('Updating'), at('Succeeded')]);
  await waitUntilSettled(parts, operation);
  expect(waits).toEqual([2_000, 2_000]);
});

it('a failure is Azure’s reason', async () => {
  const { parts } = azure([at('Creating'), at('Failed')]);
  const end = waitUntilSettled(parts, operation);
  await expect(end).rejects.toBeInstanceOf(OperationFailed);
  await expect(end).rejects.toThrow('Azure ended with Failed. QuotaExceeded: No cores are left.');
});

it('a lost answer is asked for again, slower each time, and not for ever', async () => {
  const lost = errorOfSilence();
  const short = azure([lost, lost, at('Succeeded')]);
  await waitUntilSettled(short.parts, null);
  expect(short.waits).toEqual([4_000, 8_000]);
  await expect(waitUntilSettled(azure(Array(9).fill(lost)).parts, null)).rejects.toBe(lost);
});

it('what can not pass ends the wait at once', async () => {
  const { parts, waits } = azure([new Error('gone')]);
  await expect(waitUntilSettled(parts, null)).rejects.toThrow('gone');
  expect(waits).toEqual([]);
});
