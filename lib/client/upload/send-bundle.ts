import { encodeBundle } from './bundle';
import { haltIfCommon } from './halted';
import { assertReadable } from './readable';
import { failureOf, withRetries } from './retry';
import type { UploadItem } from './tally';
import type { SendTools } from './tools';

/** Items that can still be read; the others are booked as failed. */
async function readable(items: UploadItem[], { tally }: SendTools): Promise<UploadItem[]> {
  const good: UploadItem[] = [];
  for (const item of items) {
    try {
      await assertReadable(item.file);
      good.push(item);
    } catch (error) {
      tally.failed(item, failureOf(error).message);
    }
  }
  return good;
}

async function sendOnce(items: UploadItem[], { transport, target, tally, retry }: SendTools): Promise<void> {
  if (items.length === 0) return;
  const stored = new Set(await transport.bundle(target, encodeBundle(items), retry.signal));
  for (const item of items) {
    if (stored.has(item.path)) tally.stored(item);
    else tally.failed(item, 'The server did not store it');
  }
}

/** Sends many small files in one request. A file that can not be read fails alone; the rest is sent without it. */
export async function sendBundle(items: UploadItem[], tools: SendTools): Promise<void> {
  let left = items;
  for (const item of items) tools.tally.sending(item);
  try {
    await withRetries(
      () => sendOnce(left, tools),
      tools.retry,
      async () => {
        left = await readable(left, tools);
      },
    );
  } catch (error) {
    const cause = haltIfCommon(error);
    if (cause !== error || tools.retry.signal.aborted) throw cause;
    for (const item of left) tools.tally.failed(item, failureOf(error).message);
  }
}
