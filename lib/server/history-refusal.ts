import 'server-only';
import { AzureError } from '@/lib/azureml/errors';

/** Ours: they say by themselves that nothing was written. */
const OWN = new Set(['FlipUnderWay']);

/**
 * Waits for what the history needs; where that fails, the flip is refused (409 `HistoryNotWritten`) and says why, and what
 * else to do.
 */
export async function historyRefusal<T>(work: Promise<T>, instead = ''): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof AzureError) || error.status === 401 || OWN.has(error.code)) throw error;
    const message = `The history can not be written, so nothing was changed. ${error.message}${instead}`;
    const details = [{ code: error.code, message: error.message }];
    throw new AzureError({ status: 409, code: 'HistoryNotWritten', message, details, requestId: error.requestId });
  }
}
