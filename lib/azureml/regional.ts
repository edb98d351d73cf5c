import { discovery } from '../contracts/azureml/workspace';
import type { AzureMlClient } from './client';
import { regionalOrigin } from './hosts';
import { operations } from './operations';
import { parseReply } from './reply';
import type { SegmentParams } from './template';

const KEEP_MS = 60 * 60 * 1000;

/** Where the regional API of a workspace is (contract B4), remembered for an hour. Holds no answer of anybody's. */
export class RegionalOrigins {
  private readonly known = new Map<string, { origin: string; until: number }>();

  constructor(private readonly capacity = 1_000) {}

  /** The origin for the workspace that `params` name; rejects with AzureError. */
  async of(client: AzureMlClient, params: SegmentParams): Promise<string> {
    const key = `${params.subscriptionId}/${params.resourceGroupName}/${params.workspaceName}`.toLowerCase();
    const now = client.transport.now().getTime();
    const hit = this.known.get(key);
    if (hit && hit.until > now) return hit.origin;
    const origin = await discover(client, params);
    this.known.delete(key);
    this.known.set(key, { origin, until: now + KEEP_MS });
    const oldest = this.known.keys().next().value;
    if (this.known.size > this.capacity && oldest !== undefined) this.known.delete(oldest);
    return origin;
  }
}

async function discover(client: AzureMlClient, params: SegmentParams): Promise<string> {
  const { value } = await client.read(operations.workspace, params);
  const url = value.properties.discoveryUrl;
  // Workspaces older than the regional hosts name a discovery host that is not in the table; their region still does.
  if (!url || !URL.canParse(url) || !client.hosts.regional.test(new URL(url).origin)) {
    return regionalOrigin(client.hosts, client.hosts.regionalTemplate.replace('{region}', value.location ?? ''));
  }
  const reply = await client.transport.exchange({
    method: 'GET',
    url: `${regionalOrigin(client.hosts, url)}/discovery`,
    headers: client.headers(),
    token: null,
    repeatable: true,
  });
  return regionalOrigin(client.hosts, parseReply(discovery, reply, client.transport.now()).value.api);
}
