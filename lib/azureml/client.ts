import type { z } from 'zod';
import { AzureError } from './errors';
import type { Hosts } from './hosts';
import { operationOf } from './long-running';
import type { Operation } from './operations';
import { RegionalOrigins } from './regional';
import { type Answer, parseReply } from './reply';
import { fillTemplate, type SegmentParams } from './template';
import type { Reply, Transport } from './transport';

export type Audience = 'arm' | 'ml' | 'storage';

/** One read, named so that equal reads can stand for each other. */
interface ReadName {
  operation: string;
  params: SegmentParams;
  /** Everything else that makes this read differ from another: query, page link, body. */
  rest: string;
}

export type ReadThrough = <T>(
  read: ReadName,
  freshMs: (answer: Answer<T>) => number,
  load: () => Promise<Answer<T>>,
) => Promise<Answer<T>>;

export interface ClientParts {
  hosts: Hosts;
  transport: Transport;
  /** The caller's own token; undefined where the caller sent none for that audience. */
  token: (audience: Audience) => string | undefined;
  /** May answer a read from another one; by default every read goes upstream. */
  readThrough?: ReadThrough;
  regionalOrigins?: RegionalOrigins;
  /** Ends transfers of blobs when the caller goes away; reads end by their own time-outs, since others may wait for them. */
  signal?: AbortSignal;
  clientRequestId?: string;
}

export interface ReadOptions {
  query?: Record<string, string>;
  /** JSON body of a read that Azure made a POST. */
  body?: unknown;
  /** An absolute page link, already checked by `pageLink`. */
  link?: URL;
}

/** Azure ML by the table of operations, with one caller's tokens. Every method rejects with AzureError. */
export class AzureMlClient {
  readonly hosts: Hosts;
  readonly transport: Transport;
  private readonly origins: RegionalOrigins;

  constructor(readonly parts: ClientParts) {
    this.hosts = parts.hosts;
    this.transport = parts.transport;
    this.origins = parts.regionalOrigins ?? new RegionalOrigins();
  }

  /** One read, shared with equal ones where `readThrough` allows it. */
  async read<A extends z.ZodType>(
    operation: Operation<A>,
    params: SegmentParams,
    options: ReadOptions = {},
  ): Promise<Answer<z.output<A>>> {
    const load = () => this.send(operation, params, options);
    const through = this.parts.readThrough;
    if (!through) return load();
    const rest = JSON.stringify([options.link?.search ?? options.query ?? null, options.body ?? null]);
    return through({ operation: operation.name, params, rest }, ({ value }) => operation.freshMs(value), load);
  }

  /** Sends one request of the table; never shared. POST is never tried again. */
  async send<A extends z.ZodType>(
    operation: Operation<A>,
    params: SegmentParams,
    options: ReadOptions = {},
  ): Promise<Answer<z.output<A>>> {
    const path = fillTemplate(operation.path, params);
    const origin = operation.plane === 'arm' ? this.hosts.arm : await this.regionalOrigin(params);
    const url = options.link ?? withQuery(new URL(origin + path), operation, options.query ?? {});
    const reply = await this.sendAs(operation, url, options.body);
    return parseReply(operation.answer, reply, this.transport.now());
  }

  /** Writes: one request of the table, never shared and never tried again, with the long-running operation that it began. */
  async write<A extends z.ZodType>(operation: Operation<A>, params: SegmentParams, body?: unknown) {
    const url = withQuery(new URL(this.hosts.arm + fillTemplate(operation.path, params)), operation, {});
    const reply = await this.sendAs(operation, url, body);
    const answer = parseReply(operation.answer, reply, this.transport.now());
    const requestId = reply.header('x-ms-request-id');
    return { ...answer, requestId, operation: operationOf(reply, this.hosts, params) };
  }

  /** Origin of the workspace's regional API, from the cloud's table; rejects with AzureError. */
  regionalOrigin(params: SegmentParams): Promise<string> {
    return this.origins.of(this, params);
  }

  /** The token of an audience; throws 401 where the caller sent none. */
  requireToken(audience: Audience): string {
    const token = this.parts.token(audience);
    if (token) return token;
    throw new AzureError({ status: 401, code: 'MissingToken', message: `This needs a token for ${audience}.` });
  }

  headers(extra: Record<string, string> = {}): Record<string, string> {
    const id = this.parts.clientRequestId;
    return { accept: 'application/json', ...(id ? { 'x-ms-client-request-id': id } : {}), ...extra };
  }

  private async sendAs(operation: Operation, url: URL, body: unknown): Promise<Reply> {
    if (operation.plane === 'arm') return this.exchange(operation, url, this.requireToken('arm'), body);
    try {
      return await this.exchange(operation, url, this.requireToken('ml'), body);
    } catch (error) {
      const arm = this.parts.token('arm');
      if (arm === undefined || !(error instanceof AzureError) || error.status !== 401 || error.claims) throw error;
      // Which audience the regional API wants is not stated by Azure: its spec says ml, its SDK sends ARM (contract A2).
      return this.exchange(operation, url, arm, body).catch(() => Promise.reject(error));
    }
  }

  private exchange({ method }: Operation, url: URL, token: string, body: unknown): Promise<Reply> {
    const json = body === undefined ? undefined : JSON.stringify(body);
    return this.transport.exchange({
      method,
      url: url.href,
      headers: this.headers(json === undefined ? {} : { 'content-type': 'application/json' }),
      body: json,
      token,
      repeatable: method === 'GET',
    });
  }
}

function withQuery(url: URL, operation: Operation, asked: Record<string, string>): URL {
  for (const [key, value] of Object.entries(asked)) {
    if (!operation.optional.includes(key)) throw new Error(`${operation.name} takes no ${key}`);
    url.searchParams.set(key, value);
  }
  for (const [key, value] of Object.entries(operation.query)) url.searchParams.set(key, value);
  return url;
}
