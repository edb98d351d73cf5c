import { expect, test } from 'vitest';
import { createGate } from './gate';
import { createTargetKeeper } from './target-keeper';

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

const target = (sas: string, expiresAt: string) => ({
  datastore: 'ds',
  path: 'p',
  uri: 'azureml://datastores/ds/paths/p/',
  containerUrl: 'http://blob/c',
  sas,
  expiresAt,
});

function keeper(expiries: string[]) {
  let time = Date.parse('2026-01-01T00:00:00Z');
  let asked = 0;
  const next = () => target(`sas${asked}`, expiries[asked] ?? '');
  const kept = createTargetKeeper(
    next(),
    async () => {
      asked += 1;
      return next();
    },
    () => time,
  );
  const pass = (minutes: number) => {
    time += minutes * 60_000;
  };
  return { kept, pass, sas: async () => (await kept.current()).sas };
}

test('a SAS is renewed before it ends, once for all who ask', async () => {
  const { kept, pass, sas } = keeper(['2026-01-01T00:15:00Z', '2026-01-01T00:30:00Z']);
  pass(12);
  expect(await sas()).toBe('sas0');
  pass(2);
  expect(await Promise.all([sas(), sas(), sas()])).toEqual(['sas1', 'sas1', 'sas1']);
  expect((await kept.renewed(target('sas0', ''))).sas).toBe('sas1');
});

test('with a clock that runs ahead a new SAS is used until storage refuses it', async () => {
  const { kept, pass, sas } = keeper(['2026-01-01T00:15:00Z', '2026-01-01T00:16:00Z']);
  pass(17);
  expect(await sas()).toBe('sas1');
  expect(await sas()).toBe('sas1');
  expect((await kept.renewed(target('sas0', ''))).sas).toBe('sas1');
});
