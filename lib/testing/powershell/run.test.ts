import { describe, expect, it } from 'vitest';
import { runPowershell } from './run';

interface Started {
  program: string;
  args: string[];
  input: string;
}

async function run(script: string, printed = '') {
  const started: Started[] = [];
  const start = async (program: string, args: string[], input: string) => {
    started.push({ program, args, input });
    return printed;
  };
  return { screen: await runPowershell(script, start, { NAME: 'of the environment' }), started };
}

const UTF8 = '$OutputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new()\n';

describe('the reader that stands in for PowerShell', () => {
  it('makes arguments of words, quotes, variables and lines that go on', async () => {
    const { started } = await run(`$a = 'it''s $x \`n ‘‘so’’'
curl.exe --flag 'b c' $a \`
  --header "n: $a \`$ $env:NAME" -1`);
    expect(started).toEqual([
      {
        program: 'curl.exe',
        args: ['--flag', 'b c', "it's $x `n ‘so’", '--header', "n: it's $x `n ‘so’ $ of the environment", '-1'],
        input: '',
      },
    ]);
  });

  it('hands text on to programs by the pipe, in ASCII where nothing else was said', async () => {
    const pipe = '$b = \'{ "é" }\'\n$b | curl.exe x';
    expect((await run(pipe)).started[0]?.input).toBe('{ "?" }\r\n');
    expect((await run(UTF8 + pipe)).started[0]?.input).toBe('{ "é" }\r\n');
  });

  it('shows what the last program prints as it is, and reads what is captured in its encoding', async () => {
    expect((await run('curl.exe x', 'é\n')).screen).toBe('é\n');
    expect((await run('$a = curl.exe x\nWrite-Host -NoNewline $a', 'é\n')).screen).toBe('?');
    expect((await run(`${UTF8}$a = (curl.exe x) -join "\`n"\nWrite-Host -NoNewline $a`, 'é\n2\n')).screen).toBe('é\n2');
  });

  it('changes JSON in place and keeps the rest of it', async () => {
    const { started } = await run(
      `${UTF8}$r = (curl.exe x) -join "\`n" | ConvertFrom-Json
if (-not $r.p.q) { $r.p | Add-Member -Force -NotePropertyName q -NotePropertyValue ([pscustomobject]@{}) }
$r.P.q | Add-Member -Force -NotePropertyName n -NotePropertyValue -1
$r.p | Add-Member -Force -NotePropertyName t -NotePropertyValue 'é
'
$r | ConvertTo-Json -Depth 100 | curl.exe y`,
      '{"p":{"keep":"ü","T":0},"__proto__":1}',
    );
    const body = '{"p":{"keep":"ü","q":{"n":-1},"t":"é\\n"},"__proto__":1}';
    expect(JSON.stringify(JSON.parse(started[1]?.input ?? ''))).toBe(body);
  });

  it('repeats until a condition holds', async () => {
    const { started } = await run("do { $a = curl.exe x } until ($a -in 'y')", 'y');
    expect(started).toHaveLength(1);
  });

  const nested = (depth: string) =>
    `$r = '{"a":{"b":{"c":[1]}}}' | ConvertFrom-Json\n$r | ConvertTo-Json${depth} | curl.exe y`;
  it('writes JSON as deep as it is asked to, and throws where Windows PowerShell would cut it', async () => {
    expect((await run(nested(' -Depth 3'))).started).toHaveLength(1);
    await expect(run(nested(' -Depth 2'))).rejects.toThrow('-Depth 2 would cut this: 3 deep');
    await expect(run(nested(''))).rejects.toThrow('-Depth 2 would cut this');
    await expect(run(nested(' -Depth x'))).rejects.toThrow('No depth');
  });

  it.each([
    ['do … while', 'do { curl.exe x } while ($true)', 'a do without until'],
    ['an else', 'if ($true) { curl.exe x } else { curl.exe y }', 'an if with an else'],
    ['a cmdlet', 'Get-Item x', 'Not a cmdlet that is read here: Get-Item'],
    ['a parameter', 'Start-Sleep -Milliseconds 5', 'Not a parameter of Start-Sleep that is read here: -Milliseconds'],
  ])('says that it does not know %s', async (_, script, said) => {
    await expect(run(script)).rejects.toThrow(said);
  });

  it.each([
    ['a quote that is not doubled', "curl.exe 'it's'"],
    ['a curly one', "curl.exe 'it’s'"],
    ['a quote in an argument of a program', `curl.exe 'say "so"'`],
    ['a text that does not end', "curl.exe 'a"],
    ['an argument that is nothing', "curl.exe ''"],
    ['a subexpression in a text', 'curl.exe "$(id)"'],
    ['a command that it does not know as a program of ours', '$a = [IO.File]::ReadAllText("x")'],
  ])('throws at %s', async (_, script) => {
    await expect(run(script)).rejects.toThrow();
  });
});
