import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

const root = path.resolve(import.meta.dirname, '../..');
const peer = path.join(root, 'lib/domain/yaml/peer');
const work = mkdtempSync(path.join(tmpdir(), 'yaml-to-rest-'));
afterAll(() => rmSync(work, { recursive: true }));

const problem = z.strictObject({
  path: z.string(),
  line: z.number().int().min(1),
  column: z.number().int().min(1),
  severity: z.enum(['error', 'warning']),
  message: z.string().min(1),
});
/** One line of the answer: exactly these keys. */
const line = z.strictObject({
  path: z.string(),
  kind: z.enum(['endpoint', 'deployment']).nullable(),
  ok: z.boolean(),
  name: z.string().nullable(),
  endpointName: z.string().nullable(),
  rest: z.record(z.string(), z.json()).nullable(),
  problems: z.array(problem),
});
type Line = z.infer<typeof line>;

const vector = z.looseObject({
  class: z.string(),
  kind: z.string().optional(),
  title: z.string().optional(),
  yaml_path: z.string().nullable(),
  yaml: z.string().optional(),
  expected: z.looseObject({
    ok: z.boolean().optional(),
    name: z.string().nullish(),
    endpoint_name: z.string().nullish(),
    rest: z.json().optional(),
    fields: z.record(z.string(), z.json()).optional(),
    message: z.string().optional(),
  }),
});
const vectors = z
  .array(vector)
  .parse(JSON.parse(readFileSync(path.join(peer, 'vectors.json'), 'utf8')))
  .filter((one) => one.class === 'peer-replay' || one.class === 'peer-probe');

/** Runs the command as a person does, from a folder of their own. */
async function run(files: string[], folder = work): Promise<Line[]> {
  const npm = process.env.npm_execpath;
  const command = npm ? [process.execPath, npm] : ['npm'];
  const { npm_lifecycle_event: _, INIT_CWD: __, ...env } = process.env;
  const args = [...command.slice(1), '--prefix', root, 'run', '-s', 'yaml:to-rest', '--', ...files];
  const { stdout } = await promisify(execFile)(command[0] ?? 'npm', args, { cwd: folder, env, maxBuffer: 1 << 26 });
  const lines = stdout.split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((text) => line.parse(JSON.parse(text)));
}

/** The recorded hash of the one anonymous environment that was not folded into `<hash>`. */
const folded = (rest: unknown): unknown => JSON.parse(JSON.stringify(rest).replace(/[0-9a-f]{64}/g, '<hash>'));

/** Where ours is another answer on purpose. Each is one of the peer's tracebacks or guesses. */
const DIFFERENCES = new Map([
  ['model: settings without mini_batch_size (TypeError in 1.28.0)', 'a missing field is named, not a TypeError'],
  ['model: settings empty mapping', 'a missing field is named, not a TypeError'],
  ['EP identity', 'identity is refused with a sentence, not a TypeError'],
  ['EP list document', 'a list is neither an endpoint nor a deployment: its kind is null'],
]);

describe('every recorded replay and probe of azure-ai-ml 1.28', () => {
  let lines: Line[] = [];
  const files = vectors.map(({ yaml_path, yaml }, index) => {
    if (yaml_path) return path.join(peer, 'files', yaml_path);
    const file = path.join(work, `probe-${index}.yml`);
    writeFileSync(file, yaml ?? '');
    return file;
  });
  beforeAll(async () => {
    lines = await run(files);
  }, 120_000);

  test(`answers one line per file in the order given (${vectors.length})`, () => {
    expect(lines.map((one) => one.path)).toEqual(files);
  });

  test.each(vectors.map((one, index) => [one.title ?? one.yaml_path ?? '', index, one] as const))(
    '%s',
    (title, index, { kind, expected }) => {
      const got = lines[index];
      const different = DIFFERENCES.has(title);
      expect(got?.ok).toBe(expected.ok);
      expect(got?.kind).toBe(title === 'EP list document' ? null : kind);
      if (expected.ok) {
        expect(got).toMatchObject({ name: expected.name, endpointName: expected.endpoint_name ?? null });
        expect(got?.rest).toEqual(folded(expected.rest));
        expect(got?.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        return;
      }
      const errors = got?.problems.filter(({ severity }) => severity === 'error') ?? [];
      expect(got?.rest).toBeNull();
      expect(errors.length).toBeGreaterThan(0);
      if (expected.message && !different)
        expect(errors.map(({ message }) => message).join('\n')).toContain(expected.message);
      if (expected.fields)
        expect(new Set(errors.map(({ path }) => path.split('.')[0]))).toEqual(new Set(Object.keys(expected.fields)));
    },
  );

  test('the deliberate differences are these', () => {
    const said = [...DIFFERENCES].map(([title, why]) => `  - ${title}: ${why}`).join('\n');
    process.stdout.write(`${DIFFERENCES.size} deliberate differences in ${vectors.length} vectors:\n${said}\n`);
    expect([...DIFFERENCES.keys()].filter((title) => !vectors.some((one) => one.title === title))).toEqual([]);
  });
});

test('what is missing, binary or something else has kind null, relative paths are the caller’s, nothing is written', async () => {
  const folder = path.join(work, 'a folder');
  mkdirSync(folder);
  const files = {
    'ep.yml': '﻿name: MyEndpoint\r\ntags: {é: ü}\r\n',
    'conda.yml': 'name: env\nchannels: [conda-forge]\ndependencies: [python=3.10]\n',
    'pipeline.yml':
      '$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\njobs: {}\n',
    'empty.yml': '',
    'picture.png': '\x89PNG\r\n\x1a\n\0\0\0',
    'bad.yml': 'name: a\nendpoint_name: "b\n',
  };
  for (const [name, text] of Object.entries(files))
    writeFileSync(path.join(folder, name), text, name.endsWith('png') ? 'latin1' : 'utf8');
  const before = Object.keys(files).map((name) => statSync(path.join(folder, name)).mtimeMs);
  const lines = await run([...Object.keys(files), 'missing.yml', '.'], folder);
  expect(lines.map(({ path: file, kind, ok }) => [file, kind, ok])).toEqual([
    ['ep.yml', 'endpoint', true],
    ['conda.yml', null, false],
    ['pipeline.yml', null, false],
    ['empty.yml', null, false],
    ['picture.png', null, false],
    ['bad.yml', null, false],
    ['missing.yml', null, false],
    ['.', null, false],
  ]);
  expect(lines[0]).toMatchObject({
    name: 'myendpoint',
    endpointName: null,
    rest: { location: 'eastus', tags: { é: 'ü' } },
    problems: [{ path: 'name', line: 1, column: 7, severity: 'warning' }],
  });
  expect(lines.slice(1).every(({ rest, name, problems }) => rest === null && name === null && problems[0])).toBe(true);
  expect(Object.keys(files).map((name) => statSync(path.join(folder, name)).mtimeMs)).toEqual(before);
}, 60_000);

test('no file, whatever it is, keeps the command from the next one', async () => {
  const folder = path.join(work, 'odd');
  mkdirSync(folder);
  const file = (name: string, content: string | Uint8Array) => writeFileSync(path.join(folder, name), content);
  file(`a b'c"d$x é😀\n.yml`, 'name: abc\n');
  file('-dash.yml', 'name: abc\n');
  file('mac.yml', '\ufeffname: abc\rtags: {😀: é, b: !x 1}\r');
  file('utf16.yml', Buffer.from('name: abc\n', 'utf16le'));
  file('large.yml', '');
  truncateSync(path.join(folder, 'large.yml'), 200_000_000);
  symlinkSync('-dash.yml', path.join(folder, 'link.yml'));
  symlinkSync('loop', path.join(folder, 'loop'));
  execFileSync('mkfifo', [path.join(folder, 'pipe')]);
  const names = [
    `a b'c"d$x é😀\n.yml`,
    '-dash.yml',
    'link.yml',
    'loop',
    'pipe',
    '',
    'large.yml',
    'utf16.yml',
    'mac.yml',
  ];
  const lines = await run(names, folder);
  expect(lines.map((one) => one.path)).toEqual(names);
  expect(lines.map(({ ok }) => ok)).toEqual([true, true, true, ...Array(6).fill(false)]);
  expect(lines.at(-1)?.problems).toEqual([
    { path: '', line: 2, column: 18, severity: 'error', message: expect.stringContaining('!x is not read') },
  ]);
}, 60_000);

test('a reader that closes the pipe early is no failure', async () => {
  const one = path.join(work, 'one.yml');
  writeFileSync(one, 'name: abc\n');
  const args = ['--import', 'tsx', 'lib/cli/yaml-to-rest.ts', ...Array(5000).fill(one)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => errors.push(part));
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close');
  expect({ code, errors: Buffer.concat(errors).toString() }).toEqual({ code: 0, errors: '' });
}, 60_000);

test('without a file it says how it is used and fails', async () => {
  await expect(run([])).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('FILE') });
}, 60_000);
