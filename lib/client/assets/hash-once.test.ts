import { expect, it } from 'vitest';
import { hashOnce } from './hash-once';
import { sampleFiles } from './sample';

it('reads what was dropped once, and again where that failed or another folder was dropped', async () => {
  const [one, other] = [sampleFiles({ 'a/x': '1' }, '', 'p'), sampleFiles({ 'a/x': '1' }, '', 'p')];
  const read: string[] = [];
  const ask = (files: typeof one, key: string, answer: () => Promise<string>) =>
    hashOnce({ ...files }, key, () => {
      read.push(key);
      return answer();
    });
  const early = ask(one, 'code a', () => Promise.reject(new Error('given up')));
  const late = ask(one, 'code a', async () => 'h');
  await expect(early).rejects.toThrow('given up');
  expect([await late, await ask(one, 'code a', async () => 'other')]).toEqual(['h', 'h']);
  expect(read).toEqual(['code a', 'code a']);
  await ask(one, 'upload a', async () => 'm');
  await ask(other, 'code a', async () => 'h');
  expect(read).toHaveLength(4);
});
