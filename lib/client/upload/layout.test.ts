import { expect, test } from 'vitest';
import { addCollected, collectFiles } from './collect';
import { layoutFiles } from './layout';

const at = (...paths: string[]) => paths.map((path) => ({ path, file: new File(['12'], 'x') }));
const paths = (files: { path: string }[]) => files.map(({ path }) => path);

test('one folder becomes the upload folder, and its name is no part of the paths', () => {
  const layout = layoutFiles(at('scans/a.png', 'scans/box 1/b.png', 'scans/box 1/c.png'));
  expect(layout).toMatchObject({ name: 'scans', bytes: 6, folders: 2, refused: [] });
  expect(paths(layout.files)).toEqual(['a.png', 'box 1/b.png', 'box 1/c.png']);
});

test('several folders, or a file beside a folder, keep their paths', () => {
  expect(paths(layoutFiles(at('a/1.png', 'b/1.png')).files)).toEqual(['a/1.png', 'b/1.png']);
  expect(layoutFiles(at('a/1.png', '1.png'))).toMatchObject({ name: '2 files', folders: 2 });
  expect(layoutFiles(at('only.png'))).toMatchObject({ name: 'only.png', folders: 1 });
  expect(layoutFiles([])).toMatchObject({ files: [], folders: 0, bytes: 0 });
});

test('two files with one name are never both sent, also when only their Unicode forms differ', () => {
  const layout = layoutFiles(at('e\u0301.png', '\u00e9.png', 'a.png', 'a.png'));
  expect(paths(layout.files)).toEqual(['\u00e9.png', 'a.png']);
  expect(layout.refused).toEqual([
    { path: '\u00e9.png', reason: 'Another file here has the same name' },
    { path: 'a.png', reason: 'Another file here has the same name' },
  ]);
});

test('a refused name leaves the others in', () => {
  const layout = layoutFiles(at('f/../x', 'f/ok.png'));
  expect(paths(layout.files)).toEqual(['ok.png']);
  expect(layout.refused).toEqual([{ path: 'f/../x', reason: 'The path holds a . or .. part' }]);
});

const listed = (path: string) =>
  Object.defineProperty(new File(['1'], path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path });

test('a folder picker gives relative paths, and junk is counted', async () => {
  const collected = await collectFiles([listed('s/a.png'), listed('s/.DS_Store'), new File([''], 'b.png')]);
  expect(paths(collected.files)).toEqual(['s/a.png', 'b.png']);
  expect(collected.hidden).toBe(1);
});

/** Answers at most 100 entries a call, as Chromium does. */
function folder(name: string, children: object[]): object {
  let given = 0;
  const readEntries = (resolve: (some: object[]) => void) => {
    resolve(children.slice(given, given + 100));
    given += 100;
  };
  return { isDirectory: true, isFile: false, fullPath: `/${name}`, createReader: () => ({ readEntries }) };
}
const entry = (fullPath: string, broken = false) => ({
  isDirectory: false,
  isFile: true,
  fullPath,
  file: (resolve: (file: File) => void, reject: (error: Error) => void) =>
    broken ? reject(new Error('locked')) : resolve(new File(['1'], 'x')),
});
const dropOf = (...entries: object[]) =>
  ({ items: entries.map((one) => ({ kind: 'file', webkitGetAsEntry: () => one, getAsFile: () => null })) }) as never;

test('a dropped folder is walked to its end', async () => {
  const many = Array.from({ length: 250 }, (_, index) => entry(`/s/${index}.png`));
  const collected = await collectFiles(dropOf(folder('s', [...many, folder('s/none', []), entry('/s/bad', true)])));
  expect(collected.files).toHaveLength(250);
  expect(collected.files[249]?.path).toBe('s/249.png');
  expect(collected).toMatchObject({ emptyFolders: 1, unreadable: [{ path: 's/bad', reason: 'locked' }] });
  expect(addCollected(collected, collected)).toMatchObject({ emptyFolders: 2, hidden: 0 });
});
