import { randomUUID } from 'node:crypto';
import { settings } from '../env';
import { processWide } from '../process-wide';
import { answerUpstream, type Said } from './upstream';

const ACCOUNT_KEY = Buffer.from('key').toString('base64');
const KEY = { secretsType: 'AccountKey', key: ACCOUNT_KEY };
const STORE = { datastoreType: 'AzureBlob', accountName: 'acct', containerName: 'cont', isDefault: true };
export const refused = (status: number, code = `C${status}`, message = 'Said by Azure.'): Said => ({
  ...{ status, headers: { 'x-ms-request-id': 'refused-1' }, json: { error: { code, message } } },
});

type Asked = Parameters<Parameters<typeof answerUpstream>[0]>[0];
type Endpoint = ReturnType<typeof newEndpoint>;

/** With fields that nobody here knows, at every depth. */
const newEndpoint = (tags: Record<string, string | null>) => ({
  id: '/e',
  name: 'e',
  location: 'local',
  tags,
  zones: ['1'],
  properties: {
    authMode: 'AADToken',
    defaults: { deploymentName: 'a' as string | null, spare: { deep: [1, null] } },
    properties: { kept: 'yes' },
    later: 'unknown',
  } as Record<string, unknown> & { defaults: { deploymentName: string | null } },
  systemData: { lastModifiedAt: '2026-11-26T07:00:00Z', lastModifiedBy: 'somebody' },
});

/** One endpoint with deployments `a`, `b`, `c` and a datastore, as far as a flip meets them. Writers are told by their token. */
export class FlipWorkspace {
  endpoint: Endpoint;
  /** The history as it lies in storage; null where there is none. */
  bytes: Buffer | null = null;
  blobHeaders: Record<string, string> = { 'x-ms-blob-type': 'AppendBlob' };
  puts: Endpoint[] = [];
  /** Answers in place of what follows; null lets it through. */
  instead: (asked: Asked) => Said | null | Promise<Said | null> = () => null;
  readonly ws = { subscriptionId: randomUUID(), resourceGroupName: 'rg', workspaceName: 'ws' };
  private clock = Date.parse('2026-11-26T08:00:00Z');

  constructor(tags: Record<string, string | null> = {}) {
    this.endpoint = newEndpoint(tags);
    processWide().transport.now = () => new Date(this.clock);
    answerUpstream(async (asked) => (await this.instead(asked)) ?? this.answer(asked));
  }

  /** A write of the endpoint by anybody, past this dashboard. */
  write(deploymentName: string, by: string): void {
    this.clock += 1000;
    const properties = {
      ...this.endpoint.properties,
      defaults: { ...this.endpoint.properties.defaults, deploymentName },
    };
    const systemData = { lastModifiedAt: new Date(this.clock).toISOString(), lastModifiedBy: by };
    this.endpoint = { ...this.endpoint, properties, systemData };
  }

  get blob(): string | null {
    return this.bytes?.toString('utf8') ?? null;
  }

  set blob(text: string | null) {
    this.bytes = text === null ? null : Buffer.from(text);
  }

  get rows(): Record<string, unknown>[] {
    return (this.blob ?? '')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }

  private answer(asked: Asked): Said {
    const { url, method } = asked;
    if (url.origin !== settings().cloud.arm) return this.storage(asked);
    if (url.pathname.endsWith('/datastores'))
      return { json: { value: [{ id: '/d', name: 'store', properties: STORE }] } };
    if (url.pathname.endsWith('/listSecrets')) return { json: KEY };
    if (url.pathname.endsWith('/jobs')) return { json: { value: [] } };
    const deployment = /\/deployments\/(\w+)$/.exec(url.pathname)?.[1];
    if (deployment)
      return 'abc'.includes(deployment) ? { json: { id: '/d', name: deployment, properties: {} } } : refused(404);
    return method === 'PUT' ? this.put(asked) : { json: this.endpoint };
  }

  private put({ body, token }: Asked): Said {
    const wanted = body as Endpoint;
    this.puts.push(wanted);
    this.endpoint = { ...wanted };
    this.write(wanted.properties.defaults.deploymentName ?? '', token ?? 'nobody');
    return { headers: { 'x-ms-request-id': `request-${this.puts.length}` }, json: this.endpoint };
  }

  private storage({ method, url, headers, bytes }: Asked): Said {
    const present = this.bytes ?? Buffer.alloc(0);
    if (method !== 'PUT') return this.bytes === null ? refused(404) : { headers: this.blobHeaders, bytes: present };
    if (url.searchParams.get('comp') !== 'appendblock') {
      if (this.bytes !== null) return refused(403, 'UnauthorizedBlobOverwrite');
      this.blob = '';
      return { status: 201, text: '' };
    }
    if (headers['x-ms-blob-condition-appendpos'] !== String(present.length)) return refused(412);
    this.bytes = Buffer.concat([present, bytes]);
    return { status: 201, text: '' };
  }
}
