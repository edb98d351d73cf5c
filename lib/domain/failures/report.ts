import * as z from 'zod';
import { reportRows } from '../mini-batch-report';

/** How one mini-batch ended, by its row of `processed_mini-batches.csv` (performance-and-security.md §5.4). */
export interface ReportRow {
  miniBatch: number;
  /** Those that its detail names; a long list is cut by the service. */
  files: string[];
  total: number;
  failed: number;
  tries: number | null;
  process: string | null;
  status: string;
  message: string;
}

const figure = z.coerce.number().int().nonnegative();
const text = z.string().optional();
const row = z.object({
  'Mini-batch Id': figure,
  'Picked Count': figure.optional().catch(undefined),
  Process: text,
  Total: figure,
  Failed: figure,
  Status: z.string(),
  'Error Message': text,
  'Mini-batch Detail': text,
});

const names = z.array(z.string());

/** `and 980 more`, as the local workspace ends a list that it has cut; a file may have that name. */
function withoutRest(list: string[], total: number): string[] {
  const more = /^and (\d+) more$/.exec(list.at(-1) ?? '')?.[1];
  return more !== undefined && list.length - 1 + Number(more) === total ? list.slice(0, -1) : list;
}

/** The file names in a row's detail: the list of its `files`, or the first list of texts, for Azure documents no form. */
function filesOf(detail: string | undefined, total: number): string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(detail ?? '');
  } catch {
    return [];
  }
  const parts = z.record(z.string(), z.unknown()).safeParse(parsed);
  const { files, ...others } = parts.success ? parts.data : {};
  const lists = [files, ...Object.values(others)].flatMap((value) => {
    const list = names.safeParse(value);
    return list.success ? [list.data] : [];
  });
  return withoutRest(lists[0] ?? [], total);
}

function readRow(each: unknown): ReportRow[] {
  const { data } = row.safeParse(each);
  if (!data) return [];
  const { Total: total, Failed: failed, Status: status, Process: process } = data;
  return [
    {
      miniBatch: data['Mini-batch Id'],
      files: failed > 0 ? filesOf(data['Mini-batch Detail'], total) : [],
      total,
      failed,
      tries: data['Picked Count'] ?? null,
      process: process || null,
      status,
      message: data['Error Message'] ?? '',
    },
  ];
}

/** Every row that can be read; null where the text does not have the columns, so that nothing is known. */
export function readReport(csv: string): ReportRow[] | null {
  const [head = ''] = csv.split('\n', 1);
  if (!head.includes('Mini-batch Id')) return null;
  return reportRows(csv).flatMap(readRow);
}
