import { expect, it } from 'vitest';
import { createSupervisor, Stopped } from './supervisor';

it('stops in reverse order, also past a part that fails to stop', async () => {
  const events: string[] = [];
  const supervisor = createSupervisor((line) => events.push(line));
  const part = (name: string, stop: () => void) => supervisor.start(name, () => name, stop);
  await part('first', () => events.push('first stopped'));
  await part('second', () => {
    throw new Error('stuck');
  });
  await part('third', () => events.push('third stopped'));
  await Promise.all([supervisor.stop(), supervisor.stop()]);
  expect(events).toEqual(['third stopped', 'The second did not stop cleanly: Error: stuck', 'first stopped']);
});

it('stops a part that was still starting when the stop came, and starts no other', async () => {
  const events: string[] = [];
  const supervisor = createSupervisor(() => {});
  let finish = () => {};
  const starting = supervisor.start(
    'slow',
    () => new Promise<void>((done) => (finish = done)),
    () => void events.push('slow stopped'),
  );
  await Promise.resolve();
  const stopped = supervisor.stop();
  finish();
  await expect(starting).rejects.toBeInstanceOf(Stopped);
  await expect(supervisor.start('next', () => events.push('next started'))).rejects.toBeInstanceOf(Stopped);
  await stopped;
  expect(events).toEqual(['slow stopped']);
});
