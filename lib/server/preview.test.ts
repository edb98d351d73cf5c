import { describe, expect, it } from 'vitest';
import { previewRows, previewText, sniffSeparator } from './preview';

describe('sniffSeparator', () => {
  it.each([
    ['7,12.png\n2,13.png\n', ','],
    ['7,"a, b.png"\n2,13.png\n', ','],
    ['7,img 1.png\n2,img 2.png\n', ','],
    ['7 12.png\n2 13.png\n', ' '],
    ['7\t12.png\n2\t13.png\n', '\t'],
    ['7\n2\n', ''],
    ["{'a': 1}\n{'a': 1, 'b': 2, 'c': 3}\nplain\n", ''],
  ])('reads %j as separated by %j', (text, separator) => expect(sniffSeparator(text)).toBe(separator));
});

describe('previewRows', () => {
  it('names the two columns of predictions without a header', () => {
    expect(previewRows('7,12.png\n2,13.png\n', 10, true)).toEqual({
      separator: ',',
      columns: ['prediction', 'file_name'],
      rows: [
        ['7', '12.png'],
        ['2', '13.png'],
      ],
      truncated: false,
    });
  });
  it('takes a first row of names for a header', () => {
    const { columns, rows } = previewRows('row,prediction,file\n0,7,a.csv\n1,2,a.csv\n', 10, true);
    expect([columns, rows.length]).toEqual([['row', 'prediction', 'file'], 2]);
  });
  it('does not lose a first row of words', () => {
    expect(previewRows('cat,a.png\ndog,b.png\n', 10, true).rows).toHaveLength(2);
  });
  it('says when there is more', () => {
    expect(previewRows('1,a.png\n2,b.png\n3,c.png\n', 2, true)).toMatchObject({ truncated: true, rows: { length: 2 } });
    expect(previewRows('1,a.png\n2,b.png\n', 2, false).truncated).toBe(true);
    expect(previewRows('1,a.png\n2,b.png\n', 2, true).truncated).toBe(false);
  });
  it('keeps a formula as text and cuts a cell without end', () => {
    const { rows } = previewRows(`=HYPERLINK("x"),a.png\n${'y'.repeat(5_000)},b.png\n`, 10, true);
    expect(rows[0]?.[0]).toContain('=HYPERLINK(');
    expect(rows[1]?.[0]?.length).toBe(2_000);
  });
});

describe('previewText', () => {
  it('leaves out a last line that was cut', () => {
    expect(previewText(Buffer.from('1,a.png\n2,b.p'), false)).toBe('1,a.png\n');
    expect(previewText(Buffer.from('1,a.png\n2,b.png'), true)).toBe('1,a.png\n2,b.png');
  });
  it('reads UTF-16 by its mark', () => {
    expect(previewText(Buffer.from('\ufeff1,é.png', 'utf16le'), true)).toContain('1,é.png');
  });
});
