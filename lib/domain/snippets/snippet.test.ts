import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parsePowershell } from '@/lib/testing/powershell/grammar';
import { runPowershell } from '@/lib/testing/powershell/run';
import { type Action, type Language, languages, type Place } from './action';
import { snippetOf } from './snippet';
import { azure, examples, NASTY, nastyExamples, oddPlace } from './testing/examples';

const here = import.meta.dirname;
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(here, 'data', file), 'utf8'));
const say = (action: Action, language: Language, place: Place = azure) => snippetOf(action, place, language) ?? '';

/** A file with one block for each language, so that a reader sees them side by side. */
function page(action: Action, place: Place): string {
  const fences = {
    az: 'bash',
    'az-old': 'bash',
    bash: 'bash',
    powershell: 'powershell',
    python: 'python',
    typescript: 'ts',
  };
  const blocks = languages.map((language) => {
    const text = snippetOf(action, place, language);
    return `## ${language}\n\n${text === null ? 'none' : `~~~${fences[language]}\n${text}~~~`}\n`;
  });
  return blocks.join('\n');
}

describe('golden snippets', () => {
  const all = [
    ...Object.entries(examples).map(([name, action]) => ({ name, action, place: azure })),
    ...Object.entries(nastyExamples).map(([name, action]) => ({ name, action, place: oddPlace })),
  ];
  it.each(all)('$name', async ({ name, action, place }) => {
    await expect(page(action, place)).toMatchFileSnapshot(`golden/${name}.md`);
  });

  it('are more than forty', () => {
    const count = all.flatMap(({ action, place }) =>
      languages.filter((language) => snippetOf(action, place, language) !== null),
    ).length;
    expect(count).toBeGreaterThan(40);
  });
});

const work = mkdtempSync(path.join(tmpdir(), 'snippets-'));
afterAll(() => rmSync(work, { recursive: true }));

/** The commands that bash makes of a snippet, each as its words: `az` and `curl` are caught, not called. */
function commands(script: string, caught: 'az' | 'curl'): string[][] {
  const record = path.join(work, 'words');
  const catching = `${caught}() { { printf '%s\\0' "$@"; printf '\\n\\0'; } >> '${record}'; }\n`;
  rmSync(record, { force: true });
  const { status, stderr } = spawnSync('bash', ['-eu', '-c', catching + script], { cwd: work, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const words = readFileSync(record, 'utf8').split('\0');
  const found: string[][] = [[]];
  for (const word of words) {
    if (word === '\n') found.push([]);
    else found.at(-1)?.push(word);
  }
  return found.filter((command) => command.length > 1);
}

const table = z
  .object({
    long: z.record(z.string(), z.string()),
    everywhere: z.array(z.string()),
    all: z.array(z.string()),
    commands: z.record(z.string(), z.object({ required: z.array(z.string()), optional: z.array(z.string()) })),
  })
  .parse(readJson('az-flags.json'));
const long = (flag: string) => table.long[flag] ?? flag;

describe('az', () => {
  const batch = Object.entries({ ...examples, ...nastyExamples }).filter(([name]) => name !== 'token');
  it.each(batch)('%s has the flags of its command and no others', (_, action) => {
    const [words = []] = commands(say(action, 'az', oddPlace), 'az').slice(-1);
    const [ml, noun, verb, ...rest] = words;
    const known = table.commands[`${noun} ${verb}`];
    const given = rest.filter((word) => /^--?[a-z]/.test(word));
    const required = [...(known?.required ?? []), ...table.everywhere].map(long);
    const allowed = [...required, ...table.all, ...(known?.optional ?? []).map(long)];
    expect([ml, known === undefined]).toEqual(['ml', false]);
    expect(given.filter((flag) => !allowed.includes(flag))).toEqual([]);
    expect(required.filter((flag) => !given.includes(flag))).toEqual([]);
  });

  it('keeps every sign of a text', () => {
    const [words] = commands(say({ do: 'endpoint-update', endpointName: 'e', description: NASTY }, 'az'), 'az');
    expect(words).toContain(`description=${NASTY}`);
    expect(commands(say(nastyExamples['nasty-query'] ?? examples.token ?? { do: 'token' }, 'az'), 'az')[0]).toContain(
      `tags."it's" || \`"$x"\``,
    );
  });

  it('writes a YAML whole, also one with the word that would end it', () => {
    commands(say(nastyExamples['nasty-endpoint-create'] ?? { do: 'token' }, 'az'), 'az');
    expect(readFileSync(path.join(work, 'endpoint.yml'), 'utf8')).toBe(
      'name: myBatchEndpoint\ndescription: |\n  YAML\nYAML\n',
    );
  });
});

describe('PowerShell, which is not on the machines of the tests', () => {
  const every = Object.entries({ ...examples, ...nastyExamples });
  it.each(every)('%s parses by a grammar that others keep', async (_, action) => {
    for (const place of [azure, oddPlace])
      await expect(parsePowershell(say(action, 'powershell', place))).resolves.toBeDefined();
  });
});

describe('a body with every nasty sign', () => {
  const action = nastyExamples['nasty-endpoint-create'];
  const body = action?.do === 'endpoint-create' ? action.body : null;
  const create = action ?? { do: 'token' };

  it('is what curl gets from bash', () => {
    const script = say(create, 'bash', { ...azure, tokenCommand: 'echo {audience}' });
    const [words = []] = commands(script, 'curl');
    expect(JSON.parse(words[words.indexOf('--data-binary') + 1] ?? '')).toEqual(body);
    expect(words).toContain('Authorization: Bearer https://management.azure.com');
  });

  it('is what curl gets from a reader that stands in for PowerShell', async () => {
    const calls: { args: string[]; input: string }[] = [];
    const start = async (program: string, args: string[], input: string) => {
      if (program === 'curl.exe') calls.push({ args, input });
      return 'the token';
    };
    await runPowershell(say(create, 'powershell'), start, {});
    expect(JSON.parse(calls[0]?.input ?? '')).toEqual(body);
    expect(calls[0]?.args).toContain('Authorization: Bearer the token');
  });

  it('is what TypeScript reads', () => {
    const source = /JSON\.stringify\((\{.*?\n {2}\})\)/s.exec(say(create, 'typescript'))?.[1] ?? '';
    expect(new Function(`return ${source}`)()).toEqual(body);
  });

  it('is what Python reads, where there is one', () => {
    const description = /endpoint\.description = (.*)/.exec(
      say({ do: 'endpoint-update', endpointName: 'e', description: NASTY }, 'python'),
    )?.[1];
    const python = ['/usr/bin/python3', '/usr/local/bin/python3'].find((file) => existsSync(file)) ?? 'python3';
    const read = spawnSync(python, ['-c', `import sys; sys.stdout.buffer.write(${description}.encode())`]);
    expect(read.stdout.toString()).toBe(NASTY);
  });
});

describe('no snippet', () => {
  const every = Object.values({ ...examples, ...nastyExamples }).flatMap((action) =>
    languages.map((language) => say(action, language)),
  );

  it('holds a token or a key', () => {
    expect(
      every.filter((text) => /\bey[\w-]{10,}\.|sig=|[^_]SECRET|AccountKey|client_secret=(?!\$)/.test(text)),
    ).toEqual([]);
  });

  it('asks the wrong audience', () => {
    const asks = (name: string, language: Language) => say(examples[name] ?? { do: 'token' }, language);
    for (const language of ['bash', 'powershell', 'typescript'] as const) {
      expect(asks('endpoint-show', language)).toContain('--resource https://management.azure.com');
      expect(asks('invoke-data', language)).toContain('--resource https://ml.azure.com');
      expect(asks('job-stream', language)).toContain('--resource https://ml.azure.com');
      expect(asks('job-download', language)).toContain('--resource https://storage.azure.com');
    }
  });
});

const classic = z
  .array(
    z.object({
      row: z.number(),
      typed: z.string().nullable(),
      place: z.string(),
      page: z.string(),
      snippet: z.string(),
    }),
  )
  .parse(readJson('classic-commands.json'));

describe('the old command line, row by row', () => {
  it('has eighteen rows', () =>
    expect(classic.map(({ row }) => row)).toEqual(Array.from({ length: 18 }, (_, at) => at + 1)));

  it.each(classic)('$row: $place', ({ typed, page, snippet }) => {
    const shell = path.join(
      here,
      '../../../app/workspaces/[subscriptionId]/[resourceGroupName]/[workspaceName]/(shell)',
    );
    const action = examples[snippet];
    expect(existsSync(path.join(shell, page, 'page.tsx'))).toBe(true);
    if (!action) throw new Error(`${snippet} is no example`);
    const old = snippetOf(action, azure, 'az-old') ?? '';
    expect(typed === null ? [''] : old.trimEnd().split('\n')).toContain(typed ?? '');
    expect(languages.filter((language) => language !== 'az-old' && !snippetOf(action, azure, language))).toEqual([]);
  });
});
