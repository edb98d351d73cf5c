import * as z from 'zod';
import { hasFailed, reportRows } from './mini-batch-report';

const reportRow = z.object({
  'Mini-batch Id': z.coerce.number().int().nonnegative(),
  Failed: z.coerce.number(),
  Status: z.string(),
});

/** Whether a mini-batch has failed, by its id. */
export function readReport(csv: string): Map<number, boolean> {
  const failedById = new Map<number, boolean>();
  for (const row of reportRows(csv)) {
    const parsed = reportRow.safeParse(row);
    if (parsed.success) failedById.set(parsed.data['Mini-batch Id'], hasFailed(parsed.data.Failed, parsed.data.Status));
  }
  return failedById;
}
