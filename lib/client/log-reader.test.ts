import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendSlice, isCaughtUp, type LogText, lineCount, readOn } from './log-reader';

const size = (text: string) => new TextEncoder().encode(text).length;

/** A file as the server answers it: slices of at most `most` bytes, cut at ASCII so that bytes are characters. */
const server =
  (file: { text: string }, most = 1000) =>
  async (from: number) => {
    const total = size(file.text);
    const restarted = from > total;
    const start = restarted ? 0 : from < 0 ? Math.max(0, total + from) : from;
    const text = file.text.slice(start, start + most);
    return { text, from: start, to: start + text.length, total, restarted };
  };
const joined = (log: LogText) => log.lines.join('\n');

describe('reading a log by byte offset', () => {
  test('reads a file whole, in slices, and counts its lines', async () => {
    const log = await readOn(null, server({ text: 'one\ntwo\nthree\n' }, 4));
    expect(joined(log)).toBe('one\ntwo\nthree\n');
    expect(lineCount(log)).toBe(3);
    expect(isCaughtUp(log)).toBe(true);
  });

  test('a growing file: each reading is a prefix of the next and nothing is read twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-z\n]{0,12}$/), { maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        async (parts, most) => {
          const file = { text: '' };
          let log: LogText | null = null;
          for (const part of parts) {
            file.text += part;
            const before: string = log === null ? '' : joined(log);
            log = await readOn(log, server(file, most));
            expect(joined(log).startsWith(before)).toBe(true);
            expect(log.generation).toBe(0);
            expect(joined(log)).toBe(file.text);
          }
        },
      ),
    );
  });

  test('a file that shrank starts again under a new generation', async () => {
    const file = { text: 'old text that was long\n' };
    const before = await readOn(null, server(file));
    file.text = 'new\n';
    const after = await readOn(before, server(file));
    expect(joined(after)).toBe('new\n');
    expect(after.generation).toBe(before.generation + 1);
  });

  test('a slice that leaves a gap is not glued on', () => {
    const log = appendSlice(
      { generation: 0, lines: ['ab'], start: 0, end: 2, total: 2 },
      { text: 'z', from: 5, to: 6, total: 6, restarted: false },
    );
    expect(log).toMatchObject({ generation: 1, lines: ['z'], start: 5 });
  });

  test('of a file above the limit the tail is read, from a whole line on', async () => {
    const text = 'first line\nsecond line\nthird line\n';
    const tail = async (from: number) => server({ text })(from < 0 ? -16 : from);
    const log = await readOn(null, tail, { wholeLimit: 10 });
    expect(joined(log)).toBe('third line\n');
    expect(log.start).toBeGreaterThan(0);
  });

  test('a round ends after its bytes and the next one carries on', async () => {
    const file = { text: 'x'.repeat(50) };
    const first = await readOn(null, server(file, 10), { roundBytes: 20 });
    expect(isCaughtUp(first)).toBe(false);
    const second = await readOn(first, server(file, 10), { roundBytes: 100 });
    expect(joined(second)).toBe(file.text);
  });

  test('bytes of an unfinished character at the end are left for later, without asking on and on', async () => {
    let reads = 0;
    const read = async (from: number) => {
      reads++;
      return { text: from === 0 ? 'ab' : '', from, to: 2, total: 3, restarted: false };
    };
    const log = await readOn(null, read);
    expect(joined(log)).toBe('ab');
    expect(reads).toBe(2);
  });

  test('a failed read rejects, so that the caller keeps the last text', async () => {
    const before = await readOn(null, server({ text: 'kept\n' }));
    await expect(readOn(before, () => Promise.reject(new Error('503')))).rejects.toThrow('503');
  });
});
