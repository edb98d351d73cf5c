import { search as engine } from 'jmespath';
import { z } from 'zod';
import type { Json } from '../yaml/rest-body';
import { problemOf, type QueryProblem, unclosedAt } from './problem';

export type QueryAnswer = { ok: true; value: Json } | { ok: false; problem: QueryProblem };

const value = z.json();

/**
 * What a JMESPath expression makes of a document, in the dialect of `az … --query`; an expression of blanks is the document
 * itself. A wrong one answers where it is wrong (UTF-16 index) and why.
 */
export function runQuery(expression: string, document: Json): QueryAnswer {
  if (expression.trim() === '') return { ok: true, value: document };
  const unclosed = unclosedAt(expression);
  if (unclosed) return { ok: false, problem: unclosed };
  try {
    // A name that data does not have may be one that every JavaScript object has: that is no value.
    const found = value.safeParse(engine(document, expression));
    return { ok: true, value: found.success ? found.data : null };
  } catch (error) {
    return { ok: false, problem: problemOf(expression, error) };
  }
}
