import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { isAlive, until } from '../testing/test-bed';
import { runShell } from './shell';

const run = async (command: string, env: Record<string, string> = {}) => {
  let text = '';
  const output = (_: string, more: string) => {
    text += more;
  };
  const { signal } = new AbortController();
  return {
    end: await runShell({ command, cwd: tmpdir(), env: { PATH: process.env.PATH ?? '', ...env }, output, signal }),
    text,
  };
};

it('runs in a clean environment and says how the command ended', async () => {
  const { end, text } = await run('echo $A; env | cut -d= -f1 | sort | tr "\\n" " "; exit 4', { A: 'b' });
  expect(end).toEqual({ code: 4, signal: null });
  expect(text).toMatch(/^b\n(A|PATH|PWD|OLDPWD|SHLVL|_)( (A|PATH|PWD|OLDPWD|SHLVL|_))* $/);
});

it('leaves nothing behind that the command had started', async () => {
  const { text } = await run('sleep 300 >/dev/null 2>&1 & echo $!');
  await until(() => !isAlive(Number(text)), 'the end of the background process');
});

it('dies with the workspace, also by kill -9', async () => {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const code = `import { runShell } from ${JSON.stringify(new URL('./shell.ts', import.meta.url).href)};
    const output = (_, text) => process.stdout.write(text);
    const signal = new AbortController().signal;
    await runShell({ command: 'echo $$; sleep 300', cwd: '.', env: { PATH: process.env.PATH }, output, signal });`;
  const workspace = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', code]);
  const [said]: unknown[] = await once(workspace.stdout, 'data');
  const pid = Number(String(said));
  expect(isAlive(pid)).toBe(true);
  workspace.kill('SIGKILL');
  await until(() => !isAlive(pid), 'the end of the command');
});
