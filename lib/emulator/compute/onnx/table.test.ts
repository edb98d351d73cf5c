import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { FileError } from '../mlflow/errors';
import { scoringFile } from '../testing/scoring-files';
import { type RowBatch, rowBatches } from './table';

type Kind = 'csv' | 'json-lines';

async function batchesOf(kind: Kind, content: string | Buffer, pieceBytes?: number): Promise<RowBatch[]> {
  const batches: RowBatch[] = [];
  for await (const batch of rowBatches(scoringFile('t', content, pieceBytes), kind)) batches.push(batch);
  return batches;
}

const columnOf = async (kind: Kind, content: string | Buffer, name: string, pieceBytes?: number) =>
  (await batchesOf(kind, content, pieceBytes)).flatMap((batch) => batch.column(name) ?? ['none']);

const field = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('CSV', () => {
  it('comes back as it was written, in whatever pieces it is read', async () => {
    const rows = fc.array(fc.record({ a: fc.string(), b: fc.string({ unit: 'grapheme' }) }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (table, pieceBytes) => {
        const text = ['a,b', ...table.map(({ a, b }) => `${field(a)},${field(b)}`)].join('\r\n');
        expect(await columnOf('csv', text, 'a', pieceBytes)).toEqual(table.map(({ a }) => a));
        expect(await columnOf('csv', text, 'b', pieceBytes)).toEqual(table.map(({ b }) => b));
      }),
      { numRuns: 40 },
    );
  });

  it('may have a byte order mark, quotes inside a field, empty lines and no last line end', async () => {
    expect(await columnOf('csv', '\ufeffa,b\n\n5" pipe,1\n\nx,2', 'a')).toEqual(['5" pipe', 'x']);
  });

  it('may have short lines, whose last cells are not there', async () => {
    expect(await columnOf('csv', 'a,b\n1\n2,3\n', 'b')).toEqual([undefined, '3']);
  });

  it('has a column by name, the first of equal ones, and by position', async () => {
    const [batch] = await batchesOf('csv', 'a,a,b\n1,2,3\n');
    expect([batch?.column('a'), batch?.column(1), batch?.column('c'), batch?.column(3)]).toEqual([
      ['1'],
      ['2'],
      null,
      null,
    ]);
  });

  it.each([
    ['', 'The file t is empty'],
    ['a,b\n1,2\n1,2,3\n', 'The file t is no table: row 1 has 3 values for 2 columns.'],
    ['a,b\n"1,2\n', 'The file t is not CSV: '],
  ])('%j is none', async (text, sentence) => {
    const problem: unknown = await batchesOf('csv', text).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(FileError);
    expect(String(problem)).toContain(sentence);
  });

  it('refuses a line without end before it is in memory', async () => {
    await expect(batchesOf('csv', `a\n"${'x'.repeat(17 * 1024 * 1024)}`)).rejects.toThrow(
      'a row is longer than 16 MiB',
    );
  });
});

describe('JSON lines', () => {
  it('come back as they were written, in whatever pieces they are read', async () => {
    const rows = fc.array(fc.record({ a: fc.jsonValue(), b: fc.string() }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (table, pieceBytes) => {
        const text = table.map((row) => JSON.stringify(row)).join('\n');
        const written: unknown[] = JSON.parse(JSON.stringify(table.map(({ a }) => a)));
        expect(await columnOf('json-lines', text, 'a', pieceBytes)).toEqual(written);
      }),
      { numRuns: 40 },
    );
  });

  it('have the keys of the first line, may lack some later, and end in what line end they like', async () => {
    const [batch] = await batchesOf('json-lines', '\ufeff{"a":1,"b":2}\r\n\r\n{"b":3}\r\n');
    expect(batch?.names).toEqual(['a', 'b']);
    expect([batch?.column('a'), batch?.column(1), batch?.column('toString')]).toEqual([
      [1, undefined],
      [2, 3],
      [undefined, undefined],
    ]);
  });

  it.each([
    ['{"a":1}\n[1]\n', "line 2 is not one JSON object but '[1]'"],
    ['{\n  "a": 1\n}\n', "line 1 is not one JSON object but '{'"],
    [stringify({ a: 1 }), "line 1 is not one JSON object but 'a: 1'"],
  ])('%j are none', async (text, sentence) => {
    const problem: unknown = await batchesOf('json-lines', text).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(FileError);
    expect(String(problem)).toContain(`The file t is not JSON lines: ${sentence}`);
  });

  it('refuse a line without end before it is in memory', async () => {
    await expect(batchesOf('json-lines', 'x'.repeat(17 * 1024 * 1024))).rejects.toThrow('a line is longer than 16 MiB');
  });
});

describe('batches', () => {
  it.each<[Kind, (row: number) => string]>([
    ['csv', (row) => `${row},${'x'.repeat(row % 7)}`],
    ['json-lines', (row) => JSON.stringify({ n: row, text: 'x'.repeat(row % 7) })],
  ])('of %s are bounded in rows, and number them on', async (kind, lineOf) => {
    const lines = Array.from({ length: 2_345 }, (_, row) => lineOf(row));
    const batches = await batchesOf(kind, [...(kind === 'csv' ? ['n,text'] : []), ...lines].join('\n'));
    expect(batches.map(({ first, size }) => [first, size])).toEqual([
      [0, 1_000],
      [1_000, 1_000],
      [2_000, 345],
    ]);
    expect(batches.flatMap(({ column }) => column('n') ?? []).map(Number)).toEqual(lines.map((_, row) => row));
  });

  it.each<Kind>(['csv', 'json-lines'])(
    'of %s are bounded in bytes, and no more of the file is read ahead',
    async (kind) => {
      let read = 0;
      const line = kind === 'csv' ? `${'x'.repeat(99_999)}\n` : `{"a":"${'x'.repeat(99_991)}"}\n`;
      const file = {
        name: 't',
        async *chunks() {
          if (kind === 'csv') yield Buffer.from('a\n');
          for (; read < 500; read++) yield Buffer.from(line);
        },
      };
      const batches = rowBatches(file, kind);
      const first = await batches.next();
      expect(first.value?.size).toBeLessThan(50);
      expect(read).toBeLessThan(80);
      await batches.return(undefined);
    },
  );

  it('end with the reason when the reading fails', async () => {
    const file = {
      name: 't',
      async *chunks() {
        yield Buffer.from('a\n1\n');
        throw new Error('The file t could not be read: blob storage answered 404.');
      },
    };
    for (const kind of ['csv', 'json-lines'] as const)
      await expect(rowBatches(file, kind).next()).rejects.toThrow(/could not be read|not JSON lines/);
  });
});
