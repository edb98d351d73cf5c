import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localPath } from './local-path';

const root = path.resolve('/state/inputs');

test('plain names and relative folders stay as they are', () => {
  expect(localPath(root, 'a/b c#%é.png')).toBe(path.join(root, 'a', 'b c#%é.png'));
});

test('no blob name leads out of the root, or to the root itself', () => {
  const part = fc.oneof(fc.constantFrom('..', '.', '', '\0', '...', 'a'), fc.string());
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), (parts) => {
      const file = localPath(root, parts.join('/'));
      expect(file.startsWith(root + path.sep)).toBe(true);
      expect(path.normalize(file)).toBe(file);
      expect(file).not.toContain('\0');
    }),
  );
});
