import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MiniBatchQueue } from './mini-batch-queue';

test('mini-batches are taken in order, a reserved one by the seat that reserved it', async () => {
  const queue = new MiniBatchQueue([0, 1, 2]);
  expect(await queue.take(7)).toEqual({ index: 0, stolenFrom: null });
  expect(queue.reserve(7)).toBe(1);
  expect(await queue.take(8)).toEqual({ index: 2, stolenFrom: null });
  expect(await queue.take(7)).toEqual({ index: 1, stolenFrom: null });
});

test('a seat with nothing to do takes what another has only reserved', async () => {
  const queue = new MiniBatchQueue([0, 1]);
  await queue.take(1);
  queue.reserve(1);
  expect(await queue.take(2)).toEqual({ index: 1, stolenFrom: 1 });
});

test('a seat waits while a mini-batch in flight may come back, and takes it when it does', async () => {
  const queue = new MiniBatchQueue([0]);
  await queue.take(1);
  const waiting = queue.take(2);
  queue.again(0);
  expect(await waiting).toEqual({ index: 0, stolenFrom: null });
  queue.done(0);
  expect(await queue.take(1)).toBeNull();
});

test('a failed try waits behind all that have not been tried', async () => {
  const queue = new MiniBatchQueue([0, 1, 2]);
  await queue.take(1);
  queue.again(0);
  const taken = [await queue.take(1), await queue.take(2), await queue.take(1)];
  expect(taken.map((each) => each?.index)).toEqual([1, 2, 0]);
});

test('stop sends everybody home', async () => {
  const queue = new MiniBatchQueue([0]);
  await queue.take(1);
  const waiting = queue.take(2);
  queue.stop();
  expect(await waiting).toBeNull();
});

test('whatever fails, is reserved or stolen: each mini-batch is done exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 4 }),
      fc.infiniteStream(fc.nat(3)),
      async (count, seats, chance) => {
        const queue = new MiniBatchQueue(Array.from({ length: count }, (_, index) => index));
        const done: number[] = [];
        const seat = async (id: number) => {
          for (let taken = await queue.take(id); taken; taken = await queue.take(id)) {
            if (chance.next().value === 0) queue.reserve(id);
            await Promise.resolve();
            if (chance.next().value === 0 && queue.countTry(taken.index) < 3) queue.again(taken.index);
            else {
              done.push(taken.index);
              queue.done(taken.index);
            }
          }
          queue.release(id);
        };
        await Promise.all(Array.from({ length: seats }, (_, id) => seat(id)));
        expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
      },
    ),
  );
});
