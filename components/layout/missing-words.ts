import type { MissingPart } from '@/lib/contracts/api/views';

const words: Record<MissingPart['part'], string> = {
  jobs: 'jobs',
  'run-history': 'when jobs started, how they ended and why',
  'input-output': 'input and output',
  logs: 'log files',
};

const joined = (texts: readonly string[]) => [...new Set(texts)].join(', ');

/** What of a view Azure refused to this user, and the action that is missing where Azure named it; null for nothing. */
export function missingWords(missing: readonly MissingPart[]): string | null {
  if (missing.length === 0) return null;
  const actions = joined(missing.flatMap(({ action }) => action ?? []));
  const parts = `Not shown, because Azure does not let you read it: ${joined(missing.map(({ part }) => words[part]))}.`;
  return actions === '' ? parts : `${parts} The action that is missing: ${actions}.`;
}
