import type { OperationRef, Resource } from '@/lib/contracts/api/resources';
import { pollIntervalMs } from '@/lib/domain/polling';
import { isMoving } from '@/lib/domain/provisioning';
import { isPassing } from './api';
import { operationNotedIn, provisioningStateOf } from './resources';

/** Azure took a write and could not carry it out. */
export class OperationFailed extends Error {
  override readonly name = 'OperationFailed';
}

export interface SettleParts {
  read(): Promise<Resource>;
  /** Why an operation failed, in Azure's words; null where it does not say. */
  reason(operation: OperationRef): Promise<string | null>;
  sleep(ms: number): Promise<void>;
  now(): number;
}

/** Reads that may fail one after another before the wait is given up. */
const MOST_FAILURES = 8;

/** Waits until Azure is done with a resource. Rejects with OperationFailed, or with why it can not be read any more. */
export async function waitUntilSettled(parts: SettleParts, operation: OperationRef | null): Promise<void> {
  const since = parts.now();
  let failures = 0;
  for (;;) {
    try {
      const resource = await parts.read();
      failures = 0;
      const state = provisioningStateOf(resource);
      if (!isMoving(state)) return await end(parts, state, operation ?? operationNotedIn(resource));
    } catch (error) {
      failures += 1;
      if (!isPassing(error) || failures > MOST_FAILURES) throw error;
    }
    const wait = { live: true, ageMs: parts.now() - since, hidden: false, failures, retryAfterSeconds: null };
    await parts.sleep(pollIntervalMs(wait) || 2_000);
  }
}

async function end(parts: SettleParts, state: string, operation: OperationRef | null): Promise<void> {
  if (state === 'Succeeded' || state === '') return;
  const why = operation ? await parts.reason(operation) : null;
  throw new OperationFailed(`Azure ended with ${state}. ${why ?? 'It gave no reason.'}`);
}
