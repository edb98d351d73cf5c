import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { argumentsOf, type Bound, boundVariables, shellCommand } from './bindings';
import { runShell } from './shell';

const bound = (inputs: Record<string, string>, outputs: Record<string, string> = {}): Bound => ({
  inputs: new Map(Object.entries(inputs)),
  outputs: new Map(Object.entries(outputs)),
});

/** What a shell prints for the command. */
async function printed(command: string, values: Bound): Promise<string> {
  let text = '';
  const env = { PATH: process.env.PATH ?? '', ...boundVariables(values) };
  const output = (_: string, more: string) => {
    text += more;
  };
  const { signal } = new AbortController();
  await runShell({ command: shellCommand(command, values), cwd: tmpdir(), env, output, signal });
  return text;
}

describe('the values of a command', () => {
  it('stand where they are named, in and out of quotes, split into words where nothing quotes them', async () => {
    const values = bound({ a: 'x  y' }, { 'o.p': '/outputs/o' });
    expect(await printed('echo ${{inputs.a}} ${{ outputs.o.p }}', values)).toBe('x y /outputs/o\n');
    expect(await printed('echo "${{inputs.a}}" \'in ${{inputs.a}}\' "it\'s ${{inputs.a}}"', values)).toBe(
      "x  y in x  y it's x  y\n",
    );
  });

  it.each([
    '; echo broken',
    '$(echo broken)',
    '`echo broken`',
    '"; echo broken; "',
    "'; echo broken; '",
    '\necho broken',
  ])('never become commands: %j', async (value) => {
    const values = bound({ v: value });
    for (const command of [
      'printf "[%s]" "${{inputs.v}}"',
      "printf '[${{inputs.v}}]'",
      'printf "[%s]" "$(printf %s "${{inputs.v}}")"',
    ])
      expect(await printed(command, values)).toBe(`[${value}]`);
    expect(await printed('printf "%s " ${{inputs.v}}', values)).toBe(
      value
        .trim()
        .split(/\s+/)
        .map((word) => `${word} `)
        .join(''),
    );
  });

  it('leave out an optional part whose input has none', () => {
    const command = 'run $[[--model ${{inputs.model}}]] $[[--mode ${{inputs.mode}}]] end';
    expect(shellCommand(command, bound({ mode: 'fast' }))).toBe('run  --mode ${AZURE_ML_INPUT_mode} end');
    expect(shellCommand('echo [${{inputs.nothing}}]', bound({}))).toBe('echo []');
  });
});

describe('program arguments', () => {
  it('are words by spaces outside quotes, and a value is one of them whatever it holds', () => {
    const values = bound({ path: '/a b/c', word: `"q" 's` }, { out: '/o' });
    expect(
      argumentsOf(
        `--in ${'${{ inputs.path }}'}/x "two words" '' --w=${'${{inputs.word}}'} ${'${{outputs.out}}'}`,
        values,
      ),
    ).toEqual(['--in', '/a b/c/x', 'two words', '', `--w="q" 's`, '/o']);
    expect(argumentsOf('', values)).toEqual([]);
  });
});
