import { expect, test } from 'vitest';
import type { Blobs } from '../types';
import { LogWriter } from './log-writer';

/** Counts the appends, and keeps the text. */
function memory() {
  const appends: string[] = [];
  const append: Blobs['append'] = async (_container, _name, text) => void appends.push(text);
  return { appends, blobs: { append } };
}

test('what is written at once is one append, and close brings it to the blob', async () => {
  const { appends, blobs } = memory();
  const writer = new LogWriter(blobs);
  for (let line = 0; line < 100; line += 1) writer.append('a', `${line}\n`);
  await writer.close();
  expect(appends).toHaveLength(1);
  expect(appends[0]?.split('\n')).toHaveLength(101);
});

test('a file takes its limit and then one marker line, however much comes', async () => {
  const { appends, blobs } = memory();
  const writer = new LogWriter(blobs, { capBytes: 10 });
  for (let line = 0; line < 100; line += 1) writer.append('a', 'abcd');
  await writer.close();
  expect(appends.join('')).toBe('abcdabcd\n[log cut here: this file reached its limit of 10 bytes]\n');
});

test('after a restart the limit counts what the file holds already', async () => {
  const { appends, blobs } = memory();
  const writer = new LogWriter(blobs, { capBytes: 10 });
  writer.carryOn(new Map([['a', 9]]));
  writer.append('a', 'abcd');
  await writer.close();
  expect(appends.join('')).toContain('log cut here');
});

test('long text is cut into appends that the service takes, never inside a character', async () => {
  const { appends, blobs } = memory();
  const writer = new LogWriter(blobs);
  const text = `x${'😀'.repeat(600_000)}`;
  writer.append('a', text);
  await writer.close();
  expect(appends.length).toBeGreaterThan(1);
  expect(Buffer.concat(appends.map((part) => Buffer.from(part))).toString()).toBe(text);
});

test('a blob service that refuses does not throw into the job', async () => {
  const append: Blobs['append'] = async () => {
    throw new Error('no');
  };
  const writer = new LogWriter({ append });
  writer.append('a', 'text');
  await expect(writer.close()).resolves.toBeUndefined();
});
