import { describe, expect, it } from 'vitest';
import { ThrottleGate } from './throttle-gate';
import { type Exchange, Transport } from './transport';
import type { Send, WireRequest, WireResponse } from './wire';

interface Said {
  status: number;
  text?: string;
  headers?: Record<string, string>;
}

function answer({ status, text = '{}', headers = {} }: Said): WireResponse {
  const body = (async function* () {
    yield Buffer.from(text);
  })();
  return { status, header: (name) => headers[name] ?? null, body, discard: () => {} };
}

/** A transport whose upstream says these things in turn and whose clock moves only by its own waits. */
function script(said: (Said | Error)[], gate = new ThrottleGate()) {
  const requests: WireRequest[] = [];
  const waits: number[] = [];
  let clock = Date.parse('2026-11-22T10:00:00Z');
  const send: Send = async (request) => {
    requests.push(request);
    const next = said[requests.length - 1];
    if (next === undefined) throw new Error('one request too many');
    if (next instanceof Error) throw next;
    return answer(next);
  };
  const sleep = async (ms: number) => {
    waits.push(ms);
    clock += ms;
  };
  const transport = new Transport({ send, gate, now: () => new Date(clock), random: () => 0, sleep });
  const pass = (ms: number) => {
    clock += ms;
  };
  return { transport, requests, waits, pass };
}

const get: Exchange = {
  method: 'GET',
  url: 'https://management.azure.com/tenants',
  headers: {},
  token: 'secret-token',
  repeatable: true,
};
const reset = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

describe('Transport', () => {
  it('never follows a redirect', async () => {
    const { transport, requests } = script([{ status: 302, headers: { location: 'https://evil.com' } }]);
    await expect(transport.exchange(get)).rejects.toMatchObject({ status: 502, code: 'UpstreamRedirect' });
    expect(requests).toHaveLength(1);
  });

  it.each([500, 502, 503, 504, 429])('tries a read three times at most on %i', async (status) => {
    const { transport, requests, waits } = script([{ status }, { status }, { status }]);
    await expect(transport.exchange(get)).rejects.toMatchObject({ status });
    expect(requests).toHaveLength(3);
    expect(waits).toEqual([250, 500]);
  });

  it('tries again after a broken connection and answers', async () => {
    const { transport } = script([reset(), { status: 200, text: '{"value":[]}' }]);
    expect((await transport.exchange(get)).text).toBe('{"value":[]}');
  });

  it.each([{ status: 503 }, reset()])('never repeats what must not be repeated', async (failure) => {
    const { transport, requests } = script([failure]);
    await expect(transport.exchange({ ...get, method: 'POST', repeatable: false })).rejects.toThrow();
    expect(requests).toHaveLength(1);
  });

  it('waits as long as Retry-After says, to the second', async () => {
    const { transport, waits } = script([{ status: 503, headers: { 'retry-after': '7' } }, { status: 200 }]);
    await transport.exchange(get);
    expect(waits).toEqual([7_000]);
  });

  it('hands a wait beyond its ten seconds to the caller', async () => {
    const { transport, requests } = script([{ status: 429, headers: { 'retry-after': '1200' } }]);
    await expect(transport.exchange(get)).rejects.toMatchObject({ status: 429, retryAfterSeconds: 1200 });
    expect(requests).toHaveLength(1);
  });

  it('sends nothing to a throttled bucket before its time, and lets another principal through', async () => {
    const gate = new ThrottleGate();
    const throttled = script([{ status: 429, headers: { 'retry-after': '60' } }, { status: 200 }], gate);
    await expect(throttled.transport.exchange(get)).rejects.toMatchObject({ status: 429 });
    await expect(throttled.transport.exchange(get)).rejects.toMatchObject({ code: 'TooManyRequests' });
    expect(throttled.requests).toHaveLength(1);
    await throttled.transport.exchange({ ...get, token: 'another' });
    expect(throttled.requests).toHaveLength(2);
  });

  it('names neither token, address nor code when nobody answers; the code is for the log', async () => {
    const failure = Object.assign(new Error('connect ECONNREFUSED secret-token'), { code: 'ECONNREFUSED' });
    const { transport } = script([failure, failure, failure]);
    await expect(transport.exchange(get)).rejects.toMatchObject({
      status: 502,
      code: 'UpstreamUnreachable',
      message: 'The workspace could not be reached.',
      fromAzure: false,
      errno: 'ECONNREFUSED',
    });
  });

  it('refuses a range that ended before its length, and reads it again', async () => {
    const headers = { 'content-range': 'bytes 0-9/10' };
    const half = { status: 206, text: '01234', headers };
    const cut = script([half, half, half]);
    await expect(cut.transport.whole(get, () => 100)).rejects.toMatchObject({ code: 'UpstreamTruncated' });
    const healed = script([half, { status: 206, text: '0123456789', headers }]);
    expect((await healed.transport.whole(get, () => 100)).body.toString()).toBe('0123456789');
  });
});

describe('a bucket that Azure throttles', () => {
  const refused = (after?: string): Said => ({
    status: 429,
    headers: after === undefined ? {} : { 'retry-after': after },
  });
  const ok: Said = { status: 200 };
  const once = { ...get, repeatable: false };

  it.each([
    ['seconds', '7', 7_000],
    ['a date', 'Sun, 22 Nov 2026 10:00:07 GMT', 7_000],
    ['0', '0', 250],
    ['a negative figure', '-5', 250],
    ['nothing', undefined, 250],
  ])('is left alone as long as %s says', async (_what, header, ms) => {
    const { transport, requests, pass } = script([refused(header), ok]);
    await expect(transport.exchange(once)).rejects.toMatchObject({ status: 429 });
    pass(ms - 1);
    await expect(transport.exchange(once)).rejects.toMatchObject({ code: 'TooManyRequests', retryAfterSeconds: 1 });
    expect(requests).toHaveLength(1);
    pass(1);
    await transport.exchange(once);
    expect(requests).toHaveLength(2);
  });

  it('gets one request when its time is over, and the others by what that one met', async () => {
    const { transport, requests, pass } = script([refused('7'), refused('7'), ...Array.from({ length: 20 }, () => ok)]);
    const many = () => Promise.allSettled(Array.from({ length: 20 }, () => transport.exchange(once)));
    await expect(transport.exchange(once)).rejects.toMatchObject({ status: 429 });
    pass(7_000);
    expect((await many()).every(({ status }) => status === 'rejected')).toBe(true);
    expect(requests).toHaveLength(2);
    pass(7_000);
    expect((await many()).every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(requests).toHaveLength(22);
  });

  it('counts one refusal for requests that were under way together', async () => {
    const { transport, pass } = script([...Array.from({ length: 10 }, () => refused()), ok]);
    await Promise.allSettled(Array.from({ length: 10 }, () => transport.exchange(once)));
    pass(250);
    await expect(transport.exchange(once)).resolves.toMatchObject({ status: 200 });
  });

  it('is not meant by a lock on one resource', async () => {
    const text = JSON.stringify({ error: { code: 'RetryableErrorDueToAnotherOperation', message: 'Locked.' } });
    const { transport } = script([{ status: 429, text, headers: { 'retry-after': '60' } }, ok]);
    await expect(transport.exchange(once)).rejects.toMatchObject({ status: 429 });
    await expect(transport.exchange(once)).resolves.toMatchObject({ status: 200 });
  });
});
