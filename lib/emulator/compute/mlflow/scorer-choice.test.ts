import { expect, it } from 'vitest';
import { interpreterAt } from '../python/interpreter';
import { ModelError } from './errors';
import { scorerOf } from './scorer-choice';

const interpreter = (path: string | null, has: boolean) => ({ path, canImport: async () => has });
const choose = (flavors: string[], path: string | null, has = false) =>
  scorerOf({ flavors: Object.fromEntries(flavors.map((name) => [name, {}])) }, interpreter(path, has));

it('scores onnx without Python, whatever other flavor there is', async () => {
  expect(await choose(['python_function', 'onnx'], null)).toBe('onnx');
});

it('leaves python_function to an interpreter that has mlflow', async () => {
  expect(await choose(['python_function', 'sklearn'], '/usr/bin/python3', true)).toBe('python');
});

it.each([
  ['no python_function', ['sklearn'], '/py', true, /flavors sklearn, but neither onnx nor python_function/],
  ['no flavor at all', [], '/py', true, /flavors \(none\)/],
  ['no Python', ['python_function'], null, false, /there is no Python 3\.9 or newer .* set STUDIO_PYTHON/],
  [
    'no mlflow',
    ['python_function', 'sklearn'],
    '/py',
    false,
    /flavors python_function, sklearn.*interpreter \/py .*-m pip install mlflow/,
  ],
])('refuses with what to do: %s', async (_, flavors, path, has, sentence) => {
  const problem: unknown = await choose(flavors, path, has).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ModelError);
  expect(String(problem)).toMatch(sentence);
  expect(String(problem)).toContain('code configuration with a scoring script');
});

it('asks an interpreter once for each module', async () => {
  // Node is no Python, so no import succeeds; that it was asked once shows in the very same promise.
  const node = interpreterAt(process.execPath);
  expect(node.canImport('mlflow.pyfunc')).toBe(node.canImport('mlflow.pyfunc'));
  expect(await node.canImport('mlflow.pyfunc')).toBe(false);
  expect(await interpreterAt(null).canImport('json')).toBe(false);
});
