import { beforeEach, describe, expect, it } from 'vitest';
import { AzureError } from '@/lib/azureml/errors';
import { type SnapshotName, Snapshots } from './snapshots';

let now = 0;
let snapshots: Snapshots;
let asked: string[] = [];
const fresh = () => 2_000;
const denied = (status: number) => new AzureError({ status, code: 'Denied', message: 'no' });

const name = (caller: string, change: Partial<SnapshotName> = {}): SnapshotName => ({
  scope: 'ws',
  kind: 'jobs',
  key: 'all',
  caller,
  ...change,
});
const upstream = (caller: string, value = 'jobs') => ({
  load: async () => {
    asked.push(caller);
    return { value, bytes: value.length };
  },
});
const refusing = (caller: string, status: number) => async () => {
  asked.push(caller);
  throw denied(status);
};
const read = (caller: string, change?: Partial<SnapshotName>, value?: string) =>
  snapshots.read(name(caller, change), fresh, upstream(caller, value).load);

beforeEach(() => {
  now = 1_000_000;
  asked = [];
  snapshots = new Snapshots(new Map(), () => now, { entries: 3, bytes: 1_000, proofs: 100 });
});

describe('Snapshots', () => {
  it('asks Azure once for any number of viewers that Azure has accepted', async () => {
    await Promise.all([read('a'), read('b')]);
    now += 10_000;
    asked = [];
    await Promise.all(Array.from({ length: 50 }, (_, n) => read(n % 2 ? 'a' : 'b')));
    await read('a');
    expect(asked).toHaveLength(1);
  });

  it('gives a forged token nothing of what another just read', async () => {
    await read('owner');
    const forged = snapshots.read(name('forged'), fresh, refusing('forged', 401));
    await expect(forged).rejects.toMatchObject({ status: 401 });
    expect(asked).toEqual(['owner', 'forged']);
  });

  it('asks Azure for whom Azure has not accepted yet, even while another reads', async () => {
    const first = read('owner');
    const stranger = snapshots.read(name('stranger'), fresh, refusing('stranger', 403));
    await expect(stranger).rejects.toMatchObject({ status: 403 });
    await first;
    expect(asked).toEqual(['owner', 'stranger']);
  });

  it('believes a proof for a minute, not longer', async () => {
    await read('a');
    await read('b');
    now += 59_000;
    await read('a');
    now += 1_500;
    asked = [];
    await read('b');
    expect(asked).toEqual(['b']);
  });

  it('does not take for a proof what needs no token upstream', async () => {
    await read('a');
    for (let minute = 0; minute < 3; minute += 1) {
      now += 59_000;
      await read('a', { key: 'by a SAS', isProof: false });
    }
    asked = [];
    await read('b');
    await read('a');
    expect(asked).toEqual(['b', 'a']);
  });

  it('shares its proofs with another, and nothing else', async () => {
    const proofs = new Map<string, number>();
    const [one, other] = [new Snapshots(proofs, () => now), new Snapshots(proofs, () => now)];
    const readIn = (from: Snapshots, caller: string) =>
      from.read(name(caller, { isProof: from === one }), fresh, upstream(caller).load);
    await readIn(other, 'b');
    await readIn(one, 'a');
    await readIn(other, 'a');
    await readIn(other, 'stranger');
    expect(asked).toEqual(['b', 'a', 'stranger']); // a, proven in the one, has b's answer of the other
  });

  it('asks again where another went away in mid-read', async () => {
    await Promise.all([read('a'), read('b')]);
    now += 10_000;
    let leave = (_: Error) => {};
    const left = snapshots.read(
      name('a'),
      fresh,
      () =>
        new Promise<{ bytes: number }>((_, reject) => {
          leave = reject;
        }),
    );
    const joined = read('b');
    leave(new AzureError({ status: 499, code: 'Abandoned', message: 'gone' }));
    await expect(left).rejects.toMatchObject({ status: 499 });
    expect(await joined).toMatchObject({ value: 'jobs' });
  });

  it('does not take a proof for one operation or workspace as one for another', async () => {
    await read('owner', { kind: 'datastores' });
    await read('owner', { scope: 'other' });
    await read('reader');
    asked = [];
    const other = snapshots.read(name('reader', { kind: 'datastores' }), fresh, refusing('reader', 403));
    await expect(other).rejects.toMatchObject({ status: 403 });
    const elsewhere = snapshots.read(name('reader', { scope: 'other' }), fresh, refusing('reader', 403));
    await expect(elsewhere).rejects.toMatchObject({ status: 403 });
    expect(asked).toEqual(['reader', 'reader']);
  });

  it('forgets a proof at the first refusal', async () => {
    await read('a');
    await read('owner');
    now += 5_000;
    await expect(snapshots.read(name('a'), fresh, refusing('a', 403))).rejects.toMatchObject({ status: 403 });
    await read('owner');
    asked = [];
    await expect(snapshots.read(name('a'), fresh, refusing('a', 403))).rejects.toMatchObject({ status: 403 });
    expect(asked).toEqual(['a']);
  });

  it('does not let one caller pay for the refusal of another who reads for both', async () => {
    await read('expired');
    await read('good');
    now += 5_000;
    const first = snapshots.read(name('expired'), fresh, refusing('expired', 401));
    const second = read('good');
    await expect(first).rejects.toMatchObject({ status: 401 });
    await expect(second).resolves.toMatchObject({ value: 'jobs' });
  });

  it('keeps workspaces apart whose names would run together', async () => {
    await read('a', { scope: 'ws', key: '1","x' }, 'first');
    expect(await read('a', { scope: 'ws","1', key: 'x' }, 'second')).toMatchObject({ value: 'second' });
  });

  it('forgets a workspace after a write, also what was being read meanwhile', async () => {
    await read('a');
    let finish = (_value: { value: string; bytes: number }) => {};
    now += 3_000;
    const slow = snapshots.read(
      name('a'),
      fresh,
      () =>
        new Promise<{ value: string; bytes: number }>((resolve) => {
          finish = resolve;
        }),
    );
    snapshots.forget('ws');
    expect(await read('a', {}, 'meanwhile')).toMatchObject({ value: 'meanwhile' });
    snapshots.forget('ws');
    finish({ value: 'stale', bytes: 5 });
    await slow;
    expect(await read('a', {}, 'after')).toMatchObject({ value: 'after' });
  });

  it('stays within its bounds, oldest first', async () => {
    for (const key of ['1', '2', '3', '4']) await read('a', { key });
    asked = [];
    await read('a', { key: '4' });
    await read('a', { key: '1' });
    expect(asked).toHaveLength(1);
  });
});
