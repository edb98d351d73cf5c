import { expect, test } from 'vitest';
import { Cluster } from './cluster';
import { JobFailure } from './failures';

const free = () => new AbortController().signal;

test('nodes are handed out first come, first served, and a large job at the head is not overtaken', async () => {
  const cluster = new Cluster('c', ['a', 'b']);
  const order: string[] = [];
  const first = await cluster.take(1, free());
  const large = cluster.take(2, free()).then((lease) => {
    order.push('large');
    return lease;
  });
  const small = cluster.take(1, free()).then(() => order.push('small'));
  expect(order).toEqual([]);
  first.release();
  (await large).release();
  await small;
  expect(order).toEqual(['large', 'small']);
});

test('a lease released twice frees its nodes once', async () => {
  const cluster = new Cluster('c', ['a', 'b']);
  const lease = await cluster.take(1, free());
  lease.release();
  lease.release();
  expect((await cluster.take(2, free())).nodes).toEqual(['a', 'b']);
});

test('who stops waiting leaves the line, and those behind move up', async () => {
  const cluster = new Cluster('c', ['a']);
  const held = await cluster.take(1, free());
  const gone = new AbortController();
  const waiting = cluster.take(1, gone.signal);
  const next = cluster.take(1, free());
  gone.abort(new Error('left'));
  await expect(waiting).rejects.toThrow('left');
  held.release();
  expect((await next).nodes).toEqual(['a']);
});

test('a small job behind a large one that leaves has the free node at once', async () => {
  const cluster = new Cluster('c', ['a', 'b']);
  await cluster.take(1, free());
  const gone = new AbortController();
  const large = cluster.take(2, gone.signal);
  const small = cluster.take(1, free());
  gone.abort(new Error('left'));
  await expect(large).rejects.toThrow('left');
  expect((await small).nodes).toEqual(['b']);
});

test('more nodes than there are is refused at once', () => {
  expect(() => new Cluster('c', ['a']).check(2)).toThrow(JobFailure);
});
