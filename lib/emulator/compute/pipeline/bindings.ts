/** The values behind a step's `${{inputs.x}}` and `${{outputs.y}}`: literals and local paths. */
export interface Bound {
  inputs: ReadonlyMap<string, string>;
  outputs: ReadonlyMap<string, string>;
}

const binding = /\$\{\{\s*(inputs|outputs)\.([\w.]+)\s*\}\}/g;
const optional = /\$\[\[(.*?)\]\]/gs;

const has = (bound: Bound, side: string, name: string) =>
  side === 'inputs' ? bound.inputs.has(name) : bound.outputs.has(name);

/** `$[[--model ${{inputs.model}}]]` stays without its brackets when all that it names has a value, else it goes. */
const withoutAbsent = (text: string, bound: Bound): string =>
  text.replaceAll(optional, (_, inner: string) =>
    [...inner.matchAll(binding)].every(([, side = '', name = '']) => has(bound, side, name)) ? inner : '',
  );

const environmentName = (side: string, name: string): string =>
  `AZURE_ML_${side === 'inputs' ? 'INPUT' : 'OUTPUT'}_${name.replaceAll('.', '_')}`;

/** The values as the command finds them in its environment. */
export const boundVariables = ({ inputs, outputs }: Bound): Record<string, string> =>
  Object.fromEntries([
    ...[...inputs].map(([name, value]) => [environmentName('inputs', name), value]),
    ...[...outputs].map(([name, value]) => [environmentName('outputs', name), value]),
  ]);

/** Whether the text behind `before` stands in single quotes, where a shell expands nothing. */
function isSingleQuoted(before: string): boolean {
  let quote = '';
  for (let at = 0; at < before.length; at += 1) {
    const character = before[at] ?? '';
    if (character === '\\' && quote !== "'") at += 1;
    else if (quote === '' ? character === "'" || character === '"' : character === quote)
      quote = quote === '' ? character : '';
  }
  return quote === "'";
}

/**
 * The command as a shell runs it. A value comes in as a variable, never as text: whoever may invoke a deployment chooses
 * values, not commands. Words are split as they would be in Azure, where the value is written into the text.
 */
export function shellCommand(command: string, bound: Bound): string {
  const text = withoutAbsent(command, bound);
  return text.replaceAll(binding, (_, side: string, name: string, at: number) => {
    if (!has(bound, side, name)) return '';
    const variable = `\${${environmentName(side, name)}}`;
    return isSingleQuoted(text.slice(0, at)) ? `'"${variable}"'` : variable;
  });
}

/** Words of a `program_arguments`, by spaces outside quotes. */
function wordsOf(text: string): string[] {
  const words = text.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single ?? ''));
}

/** `sys.argv` of an entry script: a value is one argument, whatever it holds. */
export function argumentsOf(programArguments: string, bound: Bound): string[] {
  // Spaces inside a binding would cut it in two.
  const tight = withoutAbsent(programArguments, bound).replaceAll(binding, '${{$1.$2}}');
  const textOf = (side: string, name: string) => bound[side === 'inputs' ? 'inputs' : 'outputs'].get(name) ?? '';
  return wordsOf(tight).map((word) => word.replaceAll(binding, (_, side: string, name: string) => textOf(side, name)));
}
