import 'server-only';
import type { Run } from '@/lib/contracts/azureml/run-history';
import { publicText } from './plain';

export interface RunFailure {
  code: string | null;
  message: string;
  firstSentence: string;
}

const MAX_SENTENCE = 300;

function firstSentence(message: string): string {
  const [line = ''] = message.trim().split(/\r?\n/, 1);
  const sentence = /^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
  return sentence.length > MAX_SENTENCE ? `${sentence.slice(0, MAX_SENTENCE - 1)}…` : sentence;
}

/** Why a run failed; its error may be nested (`error.error.error.message`, contract C6). Null where it did not fail. */
export function errorOfRun(error: Run['error']): RunFailure | null {
  const outer = error?.error;
  const inner = outer?.error ?? outer;
  const said = inner?.message || outer?.message;
  if (!said) return null;
  const message = publicText(said);
  return { code: inner?.code ?? outer?.code ?? null, message, firstSentence: firstSentence(message) };
}
