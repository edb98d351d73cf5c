import type { HistoryFacts } from '@/lib/contracts/api/history';

/** The endpoint as it was read: its default, and who changed it last, and when. */
export interface LiveDefault {
  name: string | null;
  modifiedAt: string | null;
  modifiedBy: string | null;
}

type Default = string | null;

/**
 * Which defaults the history allows for, the likeliest first: one after a change that was verified, two where nobody knows
 * what became of it. Empty for an empty history.
 */
function knownDefaults(rows: readonly HistoryFacts[]): Default[] {
  let known: Default[] = [];
  const asked = new Map<string, { to: Default; before: Default[] }>();
  for (const row of rows) {
    if (row.event === 'elsewhere') known = [row.to];
    else if (row.event === 'intent') {
      const before = known.length === 0 ? [row.from] : known;
      asked.set(row.flip, { to: row.to, before });
      known = [...before, row.to];
    } else if (row.event === 'outcome') {
      const { to, before } = asked.get(row.flip) ?? { to: null, before: known };
      if (row.result === 'verified' || row.result === 'overtaken') known = [to];
      else if (row.result === 'failed' || row.result === 'refused') known = before;
    }
  }
  return known;
}

/** The change that somebody made elsewhere since the last row; null where the live default is one that the rows account for. */
export function changeElsewhere(
  rows: readonly HistoryFacts[],
  live: LiveDefault,
  at: string,
): Extract<HistoryFacts, { event: 'elsewhere' }> | null {
  const known = knownDefaults(rows);
  if (known.length === 0 || known.includes(live.name)) return null;
  const { name: to, modifiedAt, modifiedBy: by } = live;
  return { event: 'elsewhere', at, from: known[0] ?? null, to, by, modifiedAt };
}

/**
 * A flip of the last minute that has no outcome yet: another server is at it, or has just gone away. A row of a time to come
 * holds nobody off: it would do so until then.
 */
export function flipUnderWay(rows: readonly HistoryFacts[], now: Date) {
  const ended = new Set(rows.flatMap((row) => (row.event === 'outcome' ? row.flip : [])));
  const young = (at: string) => Math.abs(now.getTime() - Date.parse(at)) < 60_000;
  return rows.find((row) => row.event === 'intent' && !ended.has(row.flip) && young(row.at)) ?? null;
}
