import type { YamlProblem } from '@/lib/domain/yaml/problem';
import type { YamlShape } from '@/lib/domain/yaml-schema/derive';

const SHAPES: Record<YamlShape, string> = {
  endpoint: 'endpoint',
  classic: 'classic deployment',
  model: 'model deployment',
  pipeline: 'pipeline deployment',
};

export const shapeWords = (shape: YamlShape | null): string => (shape ? `YAML, ${SHAPES[shape]}` : 'YAML');

const count = (number: number, word: string) => (number === 0 ? null : `${number} ${word}${number === 1 ? '' : 's'}`);

/** "2 errors, 1 warning", or "No problems". */
export function problemCount(problems: readonly YamlProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const parts = [count(errors, 'error'), count(problems.length - errors, 'warning')].filter((part) => part !== null);
  return parts.join(', ') || 'No problems';
}

/** The problem to show in words: on the cursor's line, else the first one, errors before warnings. */
export function problemToShow(problems: readonly YamlProblem[], line: number): YamlProblem | null {
  const isError = ({ severity }: YamlProblem) => severity === 'error';
  const here = problems.filter((problem) => problem.line === line);
  return here.find(isError) ?? here[0] ?? problems.find(isError) ?? problems[0] ?? null;
}
