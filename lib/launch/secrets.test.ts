import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { secretsIn } from './secrets.cjs';

const folder = mkdtempSync(path.join(tmpdir(), 'studio-logs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['a token', `authorization ${'ey'}${'J'.padEnd(30, 'a')}`],
  ['a bearer header', `Bearer ${'a'.repeat(30)}`],
  ['a SAS', `GET /c/b?sv=1&sig=${'a'.repeat(20)}`],
])('finds %s in a log', (_, line) => {
  writeFileSync(path.join(folder, 'dashboard.log'), `fine\n${line}\n`);
  expect(secretsIn(folder)).toEqual(['dashboard.log:2']);
});

it('is calm about what is none', () => {
  writeFileSync(
    path.join(folder, 'dashboard.log'),
    '{"route":"job","status":200}\nthe key was forgotten; sig= is absent\n',
  );
  expect(secretsIn(folder)).toEqual([]);
});
