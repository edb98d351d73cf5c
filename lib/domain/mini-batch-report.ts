import { parse } from 'csv-parse/sync';

/**
 * Whether a mini-batch has failed, by its row's `Failed` and `Status`: an exception, a time-out, the death of its worker, or
 * fewer rows returned than files given, though its run() ended well (performance-and-security.md §5.2).
 */
export const hasFailed = (failed: number, status: string): boolean => failed > 0 || status !== 'RUN_DONE';

/**
 * The rows of `logs/sys/job_report/processed_mini-batches.csv` (performance-and-security.md §5.4), or of its beginning, by the
 * names of their columns. A last line that is not whole, and rows that are no CSV, are left out: the file may be cut, and
 * grows while it is read.
 */
export function reportRows(csv: string): unknown[] {
  const whole = csv.slice(0, csv.lastIndexOf('\n') + 1);
  return parse(whole, { columns: true, relax_column_count: true, skip_records_with_error: true, bom: true });
}
