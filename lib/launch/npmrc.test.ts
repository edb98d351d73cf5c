import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('an install by any npm leaves out the GPU parts, which need a network of their own', () => {
  expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('onnxruntime-node-install=skip'); // npm 10
  const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    allowScripts: Record<string, boolean>;
  };
  expect(allowScripts['onnxruntime-node']).toBe(false); // npm 11 and newer
});
