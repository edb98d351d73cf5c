import { fixed } from '../yaml/fix';
import { placeholderTerms } from '../yaml/placeholders';
import { placed, type YamlProblem } from '../yaml/problem';
import { readYaml } from '../yaml/read';
import { yamlToRest } from '../yaml/to-rest';
import type { TextContext } from './context';
import type { YamlShape } from './derive';
import { remarksOn } from './remarks';
import { shapeOf } from './shape';

export interface YamlCheck {
  /** Null where the text can not be read or is neither a batch endpoint nor a deployment. */
  shape: YamlShape | null;
  problems: YamlProblem[];
}

const placeOf = ({ path, line }: YamlProblem) => `${line} ${path}`;

/** All problems, in the order of the text; of two at one place and field the first list's is kept. */
export function mergedProblems(first: readonly YamlProblem[], second: readonly YamlProblem[]): YamlProblem[] {
  const taken = new Set(first.filter(({ path }) => path !== '').map(placeOf));
  const same = new Set(first.map((problem) => `${placeOf(problem)} ${problem.message}`));
  const others = second.filter(
    (problem) => !taken.has(placeOf(problem)) && !same.has(`${placeOf(problem)} ${problem.message}`),
  );
  return [...first, ...others].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The endpoint may come from the page, as it may from the command line: the page says so where it does not. */
const isFilledIn = ({ path, message }: YamlProblem) =>
  path === 'endpoint_name' && message === 'Missing data for required field.';

/** A fix that can not be carried out in this text is none: nobody shall press a button that does nothing. */
function withoutDeadFix(text: string, problem: YamlProblem): YamlProblem {
  if (!problem.fix || fixed(text, problem) !== null) return problem;
  const { fix: _, ...rest } = problem;
  return rest;
}

/**
 * Checks a text as azure-ai-ml would read it, against what is expected here, what Azure's documentation requires and
 * which names the workspace has.
 */
export function checkYaml(text: string, context: TextContext): YamlCheck {
  const read = yamlToRest(text, placeholderTerms).problems.filter((problem) => !isFilledIn(problem));
  const problems = read.map((problem) => withoutDeadFix(text, problem));
  const { root } = readYaml(text);
  const own = placed(text, remarksOn(root, context));
  return { shape: shapeOf(root), problems: mergedProblems(problems, own) };
}
