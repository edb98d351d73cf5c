import { createHash } from 'node:crypto';
import { AzureError, errorOfAnswer } from './errors';
import { backoffMs } from './retry-after';
import type { Entry, ThrottleGate } from './throttle-gate';
import { BodyTooLarge, readBody, type Send, type WireRequest, type WireResponse } from './wire';

export interface TransportParts {
  send: Send;
  gate: ThrottleGate;
  now: () => Date;
  random: () => number;
  sleep: (ms: number) => Promise<void>;
  /** Counts what was sent upstream, for the log line of a request. */
  sent?: () => void;
}

export interface Reply {
  status: number;
  header(name: string): string | null;
  text: string;
}

export interface Whole {
  status: number;
  header(name: string): string | null;
  body: Buffer;
}

export interface Exchange extends Omit<WireRequest, 'signal'> {
  /** The bearer token; null for requests whose URL carries its own right, or that need none. */
  token: string | null;
  signal?: AbortSignal;
  /** True where a second try changes nothing (GET, HEAD, PUT of the same blob); never for POST. */
  repeatable: boolean;
  /** Statuses of 400 and above that are an answer and no error, such as 404 or 416. */
  accept?: readonly number[];
  /** Time for the whole answer; absent means 30 s, null leaves it to the time-outs of the connection (long bodies). */
  answerMs?: number | null;
}

/** Limits of one upstream call (performance-and-security §7.3, abuse cases 33 to 38). */
const limits = { tries: 3, totalRetryMs: 10_000, answerMs: 30_000, jsonBytes: 16 * 1024 * 1024 };

const again = new Set([408, 429, 500, 502, 503, 504]);
/** Our own refusals of an answer: the next one would be the same. */
const final = new Set(['UpstreamRedirect', 'UpstreamTooLarge']);

/** Sends what the table allows and turns every failure into an AzureError. `open` leaves the body to the caller. */
export class Transport {
  constructor(private readonly parts: TransportParts) {}

  get now(): () => Date {
    return this.parts.now;
  }

  /** The whole answer as text. */
  async exchange(request: Exchange): Promise<Reply> {
    const { body, ...answer } = await this.whole(request, () => limits.jsonBytes);
    return { ...answer, text: body.toString('utf8') };
  }

  /** The whole answer as bytes, at most as many as `cap` says for its status. */
  async whole(request: Exchange, cap: (status: number) => number): Promise<Whole> {
    return this.repeat(request, async () => {
      const response = await this.once({ ...request, signal: withTimeout(request) });
      const { status, header } = response;
      const body = await readBody(response, cap(status));
      refuseTruncated(response, body.length);
      return { status, header, body };
    });
  }

  /** The answer with its body unread; only what comes before the body is tried again. */
  async open(request: Exchange): Promise<WireResponse> {
    return this.repeat(request, () => this.once(request));
  }

  private async repeat<T>(request: Exchange, go: () => Promise<T>): Promise<T> {
    const started = this.parts.now().getTime();
    for (let attempt = 1; ; attempt += 1) {
      const entry = await this.admitted(request);
      try {
        const answer = await go();
        entry.leave(false);
        return answer;
      } catch (error) {
        const failure = error instanceof AzureError ? error : this.failureOf(error, request.signal);
        entry.leave(isThrottled(failure) || failure.code === 'Abandoned');
        const wait = this.waitBeforeNext(failure, request, attempt, started);
        if (wait === null) throw failure;
        await this.parts.sleep(wait);
      }
    }
  }

  /** Milliseconds until the next try, or null when this failure is final. */
  private waitBeforeNext(failure: AzureError, request: Exchange, attempt: number, started: number): number | null {
    const mayRepeat = request.repeatable && again.has(failure.status) && !final.has(failure.code);
    if (!mayRepeat || attempt >= limits.tries || request.signal?.aborted) return null;
    const now = this.parts.now().getTime();
    const wait = this.waitFor(failure, request, attempt, now);
    return now - started + wait > limits.totalRetryMs ? null : wait;
  }

  private waitFor(failure: AzureError, request: Exchange, attempt: number, now: number): number {
    const { gate, random } = this.parts;
    if (isThrottled(failure)) return gate.msClosed(bucketOf(request), now) + spread(failure, random);
    const seconds = failure.retryAfterSeconds;
    return seconds === null ? backoffMs(attempt, random) : seconds * 1000 + 250 * random();
  }

  /** Rejects with 429 while Azure wants this bucket left alone. */
  private async admitted(request: Exchange): Promise<Entry> {
    const now = () => this.parts.now().getTime();
    const entry = await this.parts.gate.enter(bucketOf(request), now, request.answerMs !== null);
    if (entry.msClosed === 0) return entry;
    const seconds = Math.ceil(entry.msClosed / 1000);
    const message = 'Azure throttles this caller, so nothing is sent before the time that it named.';
    throw new AzureError({ status: 429, code: 'TooManyRequests', message, retryAfterSeconds: seconds });
  }

  private async once(request: Exchange): Promise<WireResponse> {
    const { token, accept = [], headers, method, url, body, signal } = request;
    const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    this.parts.sent?.();
    const response = await this.parts.send({ method, url, body, signal, headers: { ...headers, ...authorization } });
    if (response.status < 300 || accept.includes(response.status)) return response;
    if (response.status < 400) {
      response.discard();
      const message = 'The workspace answered with a redirect, which is never followed.';
      throw new AzureError({ status: 502, code: 'UpstreamRedirect', message });
    }
    const text = await textOf(response, 256 * 1024);
    const failure = errorOfAnswer({ status: response.status, header: response.header, text }, this.parts.now());
    const { gate, now, random } = this.parts;
    if (isThrottled(failure)) gate.close(bucketOf(request), failure.retryAfterSeconds, now().getTime(), random);
    throw failure;
  }

  private failureOf(error: unknown, caller?: AbortSignal): AzureError {
    if (caller?.aborted) return new AzureError({ status: 499, code: 'Abandoned', message: 'The caller went away.' });
    if (error instanceof BodyTooLarge) {
      const message = 'The workspace answered with more than this dashboard reads at once.';
      return new AzureError({ status: 502, code: 'UpstreamTooLarge', message });
    }
    return unanswered(codeOf(error));
  }
}

/** A 429 that is about the bucket; one code of ARM's only says that another operation works on the same resource. */
const isThrottled = ({ status, code }: AzureError) => status === 429 && code !== 'RetryableErrorDueToAnotherOperation';

/** What Azure asked for is spread a little; the gate's own waits are spread already. */
const spread = ({ retryAfterSeconds }: AzureError, random: () => number) => (retryAfterSeconds ? 250 * random() : 0);

/** A range says how long it is, and an answer without a length may end too early unnoticed. */
function refuseTruncated({ status, header }: WireResponse, bytes: number): void {
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header('content-range') ?? '') ?? [];
  if (status !== 206 || bytes > Math.min(Number(last), Number(total) - 1) - Number(first)) return;
  if (Number(last) < Number(first) || Number(first) >= Number(total)) return;
  const message = 'The answer of the workspace ended too early.';
  throw new AzureError({ status: 502, code: 'UpstreamTruncated', message });
}

/** The gate's bucket: one principal at one origin. The token itself is not kept. */
function bucketOf({ url, token }: Exchange): string {
  const who = token === null ? '' : createHash('sha256').update(token).digest('base64url');
  return `${new URL(url).origin} ${who}`;
}

function withTimeout({ signal, answerMs = limits.answerMs }: Exchange): AbortSignal | undefined {
  if (answerMs === null) return signal;
  const timeout = AbortSignal.timeout(answerMs);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

async function textOf(response: WireResponse, cap = limits.jsonBytes): Promise<string> {
  return (await readBody(response, cap)).toString('utf8');
}

/** Node's or undici's code of a failed request, looked for along the chain of causes. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
}

function unanswered(code: string): AzureError {
  const late = /timeout/i.test(code);
  return new AzureError({
    status: late ? 504 : 502,
    code: late ? 'UpstreamTimeout' : 'UpstreamUnreachable',
    message: late ? 'The workspace did not answer in time.' : 'The workspace could not be reached.',
    errno: code,
  });
}
