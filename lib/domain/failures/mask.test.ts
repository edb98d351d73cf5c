import { describe, expect, it } from 'vitest';
import { maskMessage } from './mask';

const masked = (message: string, files: string[] = []) => maskMessage(message, files).masked;

describe('the mask', () => {
  it.each([
    ['bad header 4660', 'bad header <n>'],
    ['bad header 0xBEEF', 'bad header <id>'],
    ['run() took longer than 30 seconds.', 'run() took longer than <n> seconds.'],
    ['run() returned 3 items for a mini-batch of 5 files.', 'run() returned <n> items for a mini-batch of <n> files.'],
    ['loss is -1.5e-3, limit=+2', 'loss is <n>, limit=<n>'],
    ['1,024 of 2,048', '<n> of <n>'],
    ['shape (3, 224, 224) at 22:03:12', 'shape (<n>, <n>, <n>) at <n>'],
    ['/mnt/azureml/cr/j/x.png is empty', '<path> is empty'],
    [String.raw`C:\data\a.png is empty`, '<path> is empty'],
    ["No such file: '/mnt/a folder/b c.png'", "No such file: '<path>'"],
    ['https://account.blob.core.windows.net/c/b?sig=s failed', '<path> failed'],
    ['digits/7.png and a/b/c', '<path> and <path>'],
    ['label-0017.png has no label', '<path> has no label'],
    ['run 6f9619ff-8b86-d011-b42d-00c04fc964ff is gone', 'run <id> is gone'],
    ['etag 8d4f7c2e9a', 'etag <id>'],
    ['  two\n lines  ', 'two lines'],
  ])('of %s is %s', (message, expected) => expect(masked(message)).toBe(expected));

  it.each(['expected float32, got utf8', 'No module named azureml.core', 'deadbeef', 'an input/output error, MB/s'])(
    'leaves %s as it is',
    (message) => expect(masked(message)).toBe(message),
  );

  it('keeps what it took out, in order', () => {
    expect(maskMessage('x.png: 4660 of 0x1f').values).toEqual(['x.png', '4660', '0x1f']);
  });

  it('knows the names of the files that failed, with blanks and signs in them', () => {
    const files = ['in/a b (1).scan', 'in/1.scan', 'in/11.scan'];
    expect(maskMessage('The file a b (1).scan and 11.scan', files)).toEqual({
      masked: 'The file <path> and <path>',
      values: ['a b (1).scan', '11.scan'],
    });
  });

  it.each([
    ['the same one', Array.from({ length: 10_000 }, () => 'a'), 'a b a', '<path> b <path>'],
    ['of one short name', Array.from({ length: 10_000 }, (_, n) => `p${n}/scan it`), 'no scan it', 'no <path>'],
    ['each named', Array.from({ length: 10_000 }, (_, n) => `f${'~'.repeat(n % 100)}`), 'f~ is gone', '<path> is gone'],
  ])('holds any number of files: %s', (_, files, message, expected) => expect(masked(message, files)).toBe(expected));

  it('makes one cause of paths of any length, and cuts what is left of the message', () => {
    const told = (length: number) =>
      `${`/${'d'.repeat(length)}/x.png is broken `.repeat(3)}${'and so on '.repeat(100)}`;
    expect(masked(told(300))).toBe(masked(told(1)));
    expect(masked(told(300))).toHaveLength(500);
  });

  it('is no longer than is shown, with the values that it stands for', () => {
    const { masked: short, values } = maskMessage('7 '.repeat(100_000));
    expect(short.length).toBeLessThanOrEqual(503);
    expect(values).toHaveLength(short.split('<n>').length - 1);
  });

  it('ends soon on a text made to hold it up', () => {
    const began = performance.now();
    for (const part of ['a/', "'/", '\\', '1.', 'a.', '0x', 'a-', ':/', '(-'])
      maskMessage(part.repeat(100_000), [part.repeat(40)]);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('gives a masked message back as it is', () => {
    const once = masked('bad header 4660 in /a/b.png');
    expect(masked(once)).toBe(once);
  });
});
