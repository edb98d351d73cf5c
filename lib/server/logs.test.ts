import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceOf } from './logs';

describe('sliceOf', () => {
  it('never breaks a character, and its pieces make the whole', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', 'é', '€', '😀'), maxLength: 60 }),
        fc.integer({ min: 4, max: 20 }),
        (text, size) => {
          const bytes = Buffer.from(text, 'utf8');
          let read = '';
          for (let from = 0; from < bytes.length; ) {
            const slice = sliceOf({ bytes: bytes.subarray(from, from + size), from, total: bytes.length }, false);
            read += slice.text;
            if (slice.to <= from) throw new Error(`stuck at byte ${from}`);
            from = slice.to;
          }
          expect(read).toBe(text);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('begins a tail at a whole character and says where', () => {
    const bytes = Buffer.from('aé', 'utf8').subarray(2);
    expect(sliceOf({ bytes, from: 2, total: 3 }, false)).toEqual({
      text: '',
      from: 3,
      to: 3,
      total: 3,
      restarted: false,
    });
  });

  it('waits with a character that is only half written', () => {
    const bytes = Buffer.from('a€', 'utf8').subarray(0, 3);
    expect(sliceOf({ bytes, from: 0, total: 3 }, false)).toMatchObject({ text: 'a', to: 1, total: 3 });
  });
});
