import * as z from 'zod';
import { reportRows } from './mini-batch-report';

const reportRow = z.object({
  'Mini-batch Id': z.coerce.number().int().nonnegative(),
  Failed: z.coerce.number(),
  Status: z.string(),
});

/** Row by mini-batch: failed when it threw, timed out or returned less than it was given (§5.2: rows returned decide). */
export function readReport(csv: string): Map<number, boolean> {
  const failedById = new Map<number, boolean>();
  for (const row of reportRows(csv)) {
    const parsed = reportRow.safeParse(row);
    if (parsed.success)
      failedById.set(parsed.data['Mini-batch Id'], parsed.data.Failed > 0 || parsed.data.Status !== 'RUN_DONE');
  }
  return failedById;
}
