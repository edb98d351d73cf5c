import 'server-only';
import { AzureError } from '@/lib/azureml/errors';
import { isDone } from '@/lib/azureml/long-running';
import { operations } from '@/lib/azureml/operations';
import type { OperationRef } from '@/lib/contracts/api/resources';
import { type LiveEndpoint, readLive } from './live-endpoint';
import { processWide } from './process-wide';
import type { Call } from './route';

/** Milliseconds before each reading: 30 s in all, dense at first. */
const WAITS = [200, 300, 500, 500, 500, 1_000, 1_000, ...Array.from({ length: 13 }, () => 2_000)];

type Flipping = Pick<Call<'flip'>, 'azure' | 'params'>;

interface Seen {
  result: 'verified' | 'unverified' | 'overtaken';
  live: LiveEndpoint;
}

/** Whether the operation that the write began has succeeded; throws 409 with Azure's reason where it failed. */
async function isFinished({ azure, params }: Flipping, operation: OperationRef | null): Promise<boolean> {
  if (operation === null) return true;
  const { value } = await azure.send(operations.operationStatus, { ...params, ...operation });
  if (!isDone(value.status) || /^succeeded$/i.test(value.status)) return isDone(value.status);
  const { code = value.status, message = `The operation ended as ${value.status}.` } = value.error ?? {};
  throw new AzureError({ status: 409, code, message, fromAzure: value.error != null, target: 'operation' });
}

const isOfOperation = (error: unknown) => error instanceof AzureError && error.target === 'operation';

/** Reads until the default is `to` and the operation has ended well, or somebody wrote after us, or 30 s are over. */
export async function readBack(
  call: Flipping,
  to: string | null,
  written: LiveEndpoint,
  operation: OperationRef | null,
): Promise<Seen> {
  let live = written;
  for (const ms of WAITS) {
    await processWide().transport.sleep(ms);
    try {
      const finished = await isFinished(call, operation);
      live = await readLive(call.azure, call.params);
      if (live.name === to && finished) return { result: 'verified', live };
      if (live.name !== to && (live.modifiedAt ?? '') > (written.modifiedAt ?? ''))
        return { result: 'overtaken', live };
    } catch (error) {
      if (isOfOperation(error) || !(error instanceof AzureError)) throw error;
    }
  }
  return { result: 'unverified', live };
}
