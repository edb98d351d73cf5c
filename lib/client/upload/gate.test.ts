import { expect, test } from 'vitest';
import { createGate } from './gate';

const turn = () => new Promise((resolve) => setImmediate(resolve));

function visitors(gate: ReturnType<typeof createGate>) {
  const inside: string[] = [];
  const leave = new Map<string, () => void>();
  const come = (name: string) =>
    gate.pass(
      () =>
        new Promise<void>((resolve) => {
          inside.push(name);
          leave.set(name, resolve);
        }),
    );
  return { inside, come, leave: (name: string) => leave.get(name)?.() };
}

test('as many as fit, in order; more when the capacity grows', async () => {
  const gate = createGate(1);
  const { inside, come, leave } = visitors(gate);
  for (const name of ['a', 'b', 'c']) void come(name);
  await turn();
  expect(inside).toEqual(['a']);
  leave('a');
  await turn();
  expect(inside).toEqual(['a', 'b']);
  gate.setCapacity(2);
  await turn();
  expect(inside).toEqual(['a', 'b', 'c']);
});

test('held, nobody enters; closed, everybody waiting is sent away', async () => {
  const gate = createGate(2);
  const { inside, come } = visitors(gate);
  gate.hold();
  const first = come('a');
  await turn();
  expect(inside).toEqual([]);
  gate.release();
  await turn();
  expect(inside).toEqual(['a']);
  gate.setCapacity(1);
  const second = come('b');
  gate.close(new Error('over'));
  await expect(second).rejects.toThrow('over');
  await expect(gate.pass(async () => 1)).rejects.toThrow('over');
  void first;
});
