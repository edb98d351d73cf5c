import { expect, test } from 'vitest';
import { readDropped } from './dropped';

const encoded = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) =>
  new Uint8Array([...text].flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8]));

/** What becomes of one dropped file. */
async function dropped(bytes: Uint8Array<ArrayBuffer>) {
  const file = new File([bytes], 'deployment.yml');
  const { yamls, refused } = await readDropped({
    files: [{ path: file.name, file }],
    unreadable: [],
    hidden: 0,
    emptyFolders: 0,
  });
  return { text: yamls[0]?.text ?? null, kind: yamls[0]?.kind ?? null, reason: refused[0]?.reason ?? null };
}

test('UTF-8 is read, with and without a byte order mark, and its line ends stay', async () => {
  const text = 'name: a\r\nendpoint_name: é\r\n';
  expect(await dropped(encoded(text))).toEqual({ text, kind: 'deployment', reason: null });
  expect(await dropped(encoded(`\uFEFF${text}`))).toEqual({ text, kind: 'deployment', reason: null });
});

test.each<[encoding: string, bytes: Uint8Array<ArrayBuffer>, reason: string]>([
  [
    'UTF-16 with its mark',
    utf16('\uFEFFname: a\n'),
    'The file is UTF-16: Azure ML reads UTF-8 only. Save it as UTF-8.',
  ],
  ['UTF-16 without it', utf16('name: a\n'), 'The file is UTF-16: Azure ML reads UTF-8 only. Save it as UTF-8.'],
  [
    'Latin-1',
    new Uint8Array([...encoded('name: a\ntags: {b: '), 0xe9, 0x7d, 0x0a]),
    'The file is no UTF-8 text: a byte here is none of its characters (line 2, column 11). Save it as UTF-8.',
  ],
])('another encoding is refused in a sentence: %s', async (_, bytes, reason) => {
  expect(await dropped(bytes)).toEqual({ text: null, kind: null, reason });
});

test('a NUL alone makes no other encoding: the editor marks it', async () => {
  expect(await dropped(encoded('name: a\u0000\n'))).toMatchObject({ text: 'name: a\u0000\n', reason: null });
});
