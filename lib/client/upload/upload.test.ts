import { describe, expect, test } from 'vitest';
import { SignedOut } from '../auth-problem';
import { type Failure, RequestFailed } from './retry';
import type { DirectPut, RelayBlock, UploadTransport } from './transport';
import { createUpload, type UploadOptions } from './upload';

const MB = 1024 * 1024;
const target = {
  datastore: 'ds',
  path: 'up/1/',
  uri: 'azureml://datastores/ds/paths/up/1/',
  containerUrl: 'http://blob/c',
  direct: true,
};
const answer = (status: number): RequestFailed => {
  const failure: Failure = {
    status,
    code: `Code${status}`,
    message: `answered ${status}`,
    fromAzure: true,
    requestId: 'r1',
    missingAction: null,
    retryAfterSeconds: null,
  };
  return new RequestFailed(failure);
};
const noNetwork = () => new TypeError('Failed to fetch');

/** A storage account in memory. Each `fail` function may throw instead of storing; requests are logged by short names. */
function cloud() {
  const log: string[] = [];
  const waits: number[] = [];
  const stored = new Map<string, number>();
  const staged = new Map<string, Map<string, number>>();
  const fail: Record<'bundle' | 'relay' | 'direct' | 'rights', (what: string) => void> = {
    bundle: () => {},
    relay: () => {},
    direct: () => {},
    rights: () => {},
  };
  let inFlight = 0;
  const peak = { requests: 0 };
  const busy = async <T>(work: () => T | Promise<T>) => {
    inFlight += 1;
    peak.requests = Math.max(peak.requests, inFlight);
    await new Promise((resolve) => setImmediate(resolve));
    try {
      return await work();
    } finally {
      inFlight -= 1;
    }
  };

  const stage = (name: string, id: string, size: number) => {
    const blocks = staged.get(name) ?? new Map<string, number>();
    staged.set(name, blocks.set(id, size));
  };
  const commit = (name: string, ids: string[]) => {
    const sizes = ids.map((id) => staged.get(name)?.get(id));
    if (sizes.includes(undefined)) throw answer(400);
    stored.set(
      name,
      sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
    );
  };
  const sizeOf = (body: Blob | string) => (typeof body === 'string' ? body.length : body.size);

  const direct = ({ url, body }: DirectPut) => {
    const { pathname, searchParams } = new URL(url);
    const name = decodeURIComponent(pathname.slice('/c/'.length));
    const comp = searchParams.get('comp') ?? 'blob';
    const what = `${comp} ${name} ${atob(searchParams.get('blockid') ?? '').slice(-1)} ${searchParams.get('sig')}`;
    log.push(what);
    fail.direct(what);
    if (comp === 'blob') stored.set(name, sizeOf(body));
    else if (comp === 'block') stage(name, searchParams.get('blockid') ?? '', sizeOf(body));
    else
      commit(
        name,
        [...String(body).matchAll(/<Latest>([^<]+)/g)].map(([, id = '']) => id),
      );
  };
  const relay = ({ path, block, last, body }: RelayBlock) => {
    log.push(`relay ${path} ${block}/${last}`);
    fail.relay(`${path} ${block}`);
    stage(path, String(block), body.size);
    if (block === last)
      commit(
        path,
        Array.from({ length: last + 1 }, (_, index) => String(index)),
      );
  };
  const bundle = async (body: Blob) => {
    const text = Buffer.from(await body.arrayBuffer()).toString('latin1');
    const headers = [...text.matchAll(/\{"path":"([^"]+)","size":(\d+)/g)];
    const paths = headers.map(([, path = '']) => path);
    log.push(`bundle ${paths.join(' ')}`);
    fail.bundle(paths.join(' '));
    for (const [, path = '', size] of headers) stored.set(`up/1/${path}`, Number(size));
    return paths;
  };

  let answers = 0;
  const transport: UploadTransport = {
    rights: async (_, blobs) => {
      const what = `rights ${blobs.join(' ')}`;
      log.push(what);
      fail.rights(what);
      const rights = blobs.map((path) => ({ path, sas: `sig=s${answers}` }));
      answers += 1;
      return { rights, expiresAt: '2026-01-01T01:00:00Z' };
    },
    bundle: (_, body) => busy(() => bundle(body)),
    relayBlock: (block) => busy(() => relay(block)),
    direct: (request) => busy(() => direct(request)),
  };
  const clock = {
    now: () => Date.parse('2026-01-01T00:00:00Z'),
    random: () => 0.5,
    wait: async (ms: number, signal: AbortSignal) => {
      signal.throwIfAborted();
      waits.push(ms);
    },
  };
  return { log, waits, stored, fail, peak, transport, clock };
}

const blank = new Uint8Array(20 * MB);
const file = (path: string, size: number) => ({ path, file: new File([blank.subarray(0, size)], path) });
/** A file whose bytes the browser refuses to hand out. */
function unreadableFile(path: string, size: number) {
  const one = file(path, size);
  const slice = () => ({ size, slice, arrayBuffer: () => Promise.reject(new DOMException('x', 'NotReadableError')) });
  return { ...one, file: Object.assign(one.file, { slice }) };
}
const uploadOf = (at: ReturnType<typeof cloud>, files: UploadOptions['files'], onProgress = () => {}) =>
  createUpload({ files, target, transport: at.transport, clock: at.clock, session: 's', onProgress });
const once = (matches: (what: string) => boolean, error: () => Error) => {
  let done = false;
  return (what: string) => {
    if (done || !matches(what)) return;
    done = true;
    throw error();
  };
};

describe('what is sent', () => {
  test('small files bundled, zero bytes too; large ones as blocks with a list', async () => {
    const at = cloud();
    const end = await uploadOf(at, [
      file('a b#.png', 10),
      file('none', 0),
      file('big', 17 * MB),
      file('one', MB),
    ]).run();
    expect(end).toMatchObject({
      phase: 'stored',
      files: { total: 4, stored: 4, failed: 0 },
      bytes: { total: 18 * MB + 10, stored: 18 * MB + 10 },
    });
    expect(Object.fromEntries(at.stored)).toEqual({
      'up/1/a b#.png': 10,
      'up/1/none': 0,
      'up/1/big': 17 * MB,
      'up/1/one': MB,
    });
    expect(at.log.toSorted()).toEqual([
      'blob up/1/one  s0',
      'block up/1/big 0 s0',
      'block up/1/big 1 s0',
      'block up/1/big 2 s0',
      'blocklist up/1/big  s0',
      'bundle a b#.png none',
      'rights up/1/big up/1/one',
    ]);
  });

  test('no more than six requests at once over everything', async () => {
    const at = cloud();
    const small = Array.from({ length: 900 }, (_, index) => file(`s${index}`, 1));
    const large = Array.from({ length: 12 }, (_, index) => file(`l${index}`, 17 * MB));
    expect((await uploadOf(at, [...small, ...large]).run()).phase).toBe('stored');
    expect(at.peak.requests).toBe(6);
  });

  test('progress counts bytes and files and never goes back', async () => {
    const at = cloud();
    const seen: number[] = [];
    const upload = uploadOf(at, [file('a', 1), file('big', 17 * MB)], () => seen.push(upload.progress().bytes.stored));
    await upload.run();
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(3);
  });
});

describe('what is tried again', () => {
  test.each([429, 500, 503])('%i: that block alone, after a pause', async (status) => {
    const at = cloud();
    at.fail.direct = once(
      (what) => what.startsWith('block up/1/big 1'),
      () => answer(status),
    );
    expect((await uploadOf(at, [file('big', 17 * MB)]).run()).phase).toBe('stored');
    expect(at.log.filter((what) => what.startsWith('block up/1/big'))).toHaveLength(4);
    expect(at.waits).toEqual([500]);
  });

  test('Retry-After is waited for', async () => {
    const at = cloud();
    const throttled = answer(429);
    throttled.failure.retryAfterSeconds = 7;
    at.fail.bundle = once(
      () => true,
      () => throttled,
    );
    await uploadOf(at, [file('a', 1)]).run();
    expect(at.waits).toEqual([7000]);
  });

  test('a commit whose answer was lost is repeated', async () => {
    const at = cloud();
    const lost = once((what) => what.startsWith('blocklist'), noNetwork);
    at.fail.direct = lost;
    expect((await uploadOf(at, [file('big', 9 * MB)]).run()).phase).toBe('stored');
    expect(at.stored.get('up/1/big')).toBe(9 * MB);
  });

  test('a SAS that ended is renewed, and nothing stored is sent again', async () => {
    const at = cloud();
    at.fail.direct = (what) => {
      if (what.endsWith('1 s0')) throw answer(403);
    };
    expect((await uploadOf(at, [file('big', 17 * MB)]).run()).phase).toBe('stored');
    expect(at.log.filter((what) => what.startsWith('rights'))).toHaveLength(2);
    expect(at.log.filter((what) => what.startsWith('block up/1/big 0'))).toHaveLength(1);
  });
});

describe('the relay', () => {
  test('without a CORS rule everything goes through the server, the last block after the others', async () => {
    const at = cloud();
    at.fail.direct = () => {
      throw noNetwork();
    };
    const end = await uploadOf(at, [file('big', 17 * MB), file('two', 9 * MB)]).run();
    expect(end).toMatchObject({ phase: 'stored', bytes: { stored: 26 * MB } });
    const big = at.log.filter((what) => what.startsWith('relay up/1/big'));
    expect(big.at(-1)).toBe('relay up/1/big 2/2');
    expect(big).toHaveLength(3);
    expect(at.waits).toEqual([]);
  });

  test('a server that gives no rights for a moment is no reason to change the way', async () => {
    const at = cloud();
    at.fail.rights = once(() => true, noNetwork);
    expect((await uploadOf(at, [file('big', 9 * MB)]).run()).phase).toBe('stored');
    expect(at.log.some((what) => what.startsWith('relay'))).toBe(false);
  });

  test('where only the server may write nothing is tried directly', async () => {
    const at = cloud();
    const upload = createUpload({
      files: [file('big', 9 * MB)],
      target: { ...target, direct: false },
      transport: at.transport,
      clock: at.clock,
      onProgress: () => {},
    });
    expect((await upload.run()).phase).toBe('stored');
    expect(at.log).toEqual(['relay up/1/big 0/1', 'relay up/1/big 1/1']);
  });

  test('a network failure after a direct success is no reason to change the way', async () => {
    const at = cloud();
    at.fail.direct = once((what) => what.startsWith('blocklist'), noNetwork);
    await uploadOf(at, [file('big', 9 * MB)]).run();
    expect(at.log.some((what) => what.startsWith('relay'))).toBe(false);
  });
});

describe('what fails', () => {
  test('a file that can not be read fails alone, in a bundle and as blocks', async () => {
    const at = cloud();
    at.fail.bundle = (paths) => {
      if (paths.includes('bad')) throw noNetwork();
    };
    at.fail.direct = (what) => {
      if (what.includes('torn')) throw noNetwork();
    };
    const files = [file('a', 1), unreadableFile('bad', 2), file('b', 1), unreadableFile('torn', MB), file('ok', MB)];
    const upload = uploadOf(at, files);
    const end = await upload.run();
    expect(end).toMatchObject({ phase: 'incomplete', files: { total: 5, stored: 3, failed: 2 } });
    expect(end.failed.map(({ path }) => path).toSorted()).toEqual(['bad', 'torn']);
    expect(end.failed[0]?.reason).toBe('It changed while it was read, or can not be read');
    upload.leaveOut('bad');
    upload.leaveOut('torn');
    expect(upload.progress()).toMatchObject({
      phase: 'stored',
      files: { total: 3, stored: 3, failed: 0 },
      bytes: { total: MB + 2 },
    });
  });

  test('a 403 of the server ends the run with its sentence; the next run sends only the rest', async () => {
    const at = cloud();
    at.fail.bundle = once(
      (paths) => paths.includes('s250'),
      () => answer(403),
    );
    const upload = uploadOf(
      at,
      Array.from({ length: 300 }, (_, index) => file(`s${index}`, 1)),
    );
    const halted = await upload.run();
    expect(halted).toMatchObject({
      phase: 'halted',
      failure: { status: 403, message: 'answered 403', requestId: 'r1' },
    });
    const before = at.log.length;
    expect(await upload.run()).toMatchObject({ phase: 'stored', files: { stored: 300 }, failure: null });
    expect(at.log.length - before).toBeLessThan(at.log.length);
    expect(at.log.filter((what) => what.includes('s299'))).toHaveLength(2);
    expect(at.log.filter((what) => what.startsWith('bundle s0 '))).toHaveLength(halted.files.stored > 0 ? 1 : 2);
  });

  test('storage that refuses a fresh SAS as well ends the run', async () => {
    const at = cloud();
    at.fail.direct = () => {
      throw answer(403);
    };
    expect(await uploadOf(at, [file('one', MB)]).run()).toMatchObject({
      phase: 'halted',
      failure: { code: 'Code403' },
    });
    expect(at.log.filter((what) => what.startsWith('rights'))).toHaveLength(2);
  });

  test('a server that stays away ends the run after eight tries, and a later run carries on', async () => {
    const at = cloud();
    at.fail.bundle = () => {
      throw noNetwork();
    };
    const upload = uploadOf(at, [file('a', 1)]);
    expect(await upload.run()).toMatchObject({
      phase: 'halted',
      failure: { status: 0 },
      files: { failed: 0 },
      left: 'a',
    });
    expect(at.waits).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
    at.fail.bundle = () => {};
    expect((await upload.run()).phase).toBe('stored');
  });

  test('a sign-in that was put away ends the run at once and asks no second time', async () => {
    const at = cloud();
    at.fail.bundle = () => {
      throw new SignedOut();
    };
    const upload = uploadOf(at, [file('a', 1)]);
    expect(await upload.run()).toMatchObject({ phase: 'halted', failure: { status: 401, code: 'signed_out' } });
    expect(at.log).toEqual(['bundle a']);
    expect(at.waits).toEqual([]);
  });

  test('a sign-in service that is away is tried again like any other silence', async () => {
    const at = cloud();
    const away = () => Object.assign(new Error('x'), { errorCode: 'post_request_failed' });
    at.fail.bundle = once(() => true, away);
    expect((await uploadOf(at, [file('a', 1)]).run()).phase).toBe('stored');
    expect(at.waits).toEqual([500]);
  });

  test('a request without an answer is told in our words, not in the browser\u2019s', async () => {
    const at = cloud();
    at.fail.bundle = () => {
      throw noNetwork();
    };
    const { failure } = await uploadOf(at, [file('a', 1)]).run();
    expect(failure).toMatchObject({ status: 0, message: 'Storage did not answer.', fromAzure: false });
  });

  test('what storage refuses for one file is a reason for that file', async () => {
    const at = cloud();
    at.fail.direct = once(
      (what) => what.startsWith('blocklist up/1/big'),
      () => answer(400),
    );
    const upload = uploadOf(at, [file('big', 9 * MB), file('ok', MB)]);
    expect(await upload.run()).toMatchObject({
      phase: 'incomplete',
      failed: [{ path: 'big', reason: 'answered 400' }],
      bytes: { stored: MB },
    });
    expect((await upload.run()).phase).toBe('stored');
    expect(at.log.filter((what) => what.startsWith('block up/1/big 0'))).toHaveLength(2);
  });
});

test('cancel stops at once; the next run sends only what is missing', async () => {
  const at = cloud();
  const files = Array.from({ length: 6 }, (_, index) => file(`l${index}`, 17 * MB));
  let canceled = false;
  const upload = uploadOf(at, files, () => {
    if (canceled || upload.progress().bytes.stored < 17 * MB) return;
    canceled = true;
    upload.cancel();
  });
  const end = await upload.run();
  expect(end).toMatchObject({ phase: 'canceled', sending: [], failed: [] });
  const sent = at.log.length;
  expect(sent).toBeLessThan(18);
  expect(await upload.run()).toMatchObject({ phase: 'stored', bytes: { stored: 102 * MB } });
  const again = at.log.slice(sent).filter((what) => what.startsWith('block up'));
  expect(again.length).toBeGreaterThanOrEqual(18 - sent);
  expect(at.log.filter((what) => what.startsWith('block up')).length).toBeLessThanOrEqual(18 + 6);
});

test('paused, nothing new starts; resumed, it ends', async () => {
  const at = cloud();
  const upload = uploadOf(
    at,
    Array.from({ length: 20 }, (_, index) => file(`l${index}`, MB)),
  );
  const ended = upload.run();
  upload.pause();
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(upload.progress()).toMatchObject({ phase: 'paused', sending: [] });
  expect(at.log.length).toBeLessThanOrEqual(6);
  upload.resume();
  expect((await ended).phase).toBe('stored');
});

test('two calls of run are one run', async () => {
  const at = cloud();
  const upload = uploadOf(at, [file('a', 1)]);
  await Promise.all([upload.run(), upload.run()]);
  expect(at.log).toEqual(['bundle a']);
});
