import { expect, test } from 'vitest';
import { folderOf, isRemote, lastPart, placeInside } from './inside';

test.each([
  ['', './code', 'code'],
  ['', 'code/', 'code'],
  ['', '.', ''],
  ['blue', '../src', 'src'],
  ['blue/green', '../../model.pkl', 'model.pkl'],
  ['blue', 'file:./conda.yml', 'blue/conda.yml'],
  ['blue', '.\\code\\sub', 'blue/code/sub'],
  ['', 'cafe\u0301', 'caf\u00e9'],
])('from %j %j leads to %j', (folder, path, expected) => expect(placeInside(folder, path)).toEqual({ path: expected }));

test.each([
  ['', '..'],
  ['', '../secret'],
  ['blue', '../../secret'],
  ['blue', 'a/../../../blue'],
  ['blue', '..\\..\\secret'],
])('from %j %j is refused because it leads out', (folder, path) =>
  expect(placeInside(folder, path)).toEqual({
    problem: `${path} leads out of the dropped folder: drop the folder that holds both it and the YAML.`,
  }),
);

test.each(['/etc/passwd', 'C:\\Users', '~/x', 'file:///etc/passwd', 'file:/etc/passwd', '\\\\host\\share'])(
  '%s is refused because it is a path of a machine',
  (path) => expect(placeInside('blue', path)).toHaveProperty('problem', expect.stringContaining('your machine')),
);

test.each(['azureml:m:1', 'azureml://datastores/d/paths/p', 'https://x/y', 'runs:/abc/model', 'wasbs://c@a/x'])(
  '%s is in the cloud',
  (path) => expect(isRemote(path)).toBe(true),
);
test.each(['./x', 'azureml/x', 'runs/x', 'file:./x'])('%s is local', (path) => expect(isRemote(path)).toBe(false));

test('folder and last part', () => {
  expect([folderOf('a/b/c.yml'), folderOf('c.yml'), lastPart('a/b'), lastPart('b')]).toEqual(['a/b', '', 'b', 'b']);
});
