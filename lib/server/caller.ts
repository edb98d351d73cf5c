import 'server-only';
import { setMaxListeners } from 'node:events';
import { AzureMlClient, type ReadThrough } from '@/lib/azureml/client';
import { operations } from '@/lib/azureml/operations';
import type { SegmentParams } from '@/lib/azureml/template';
import { Transport } from '@/lib/azureml/transport';
import { settings } from './env';
import { processWide } from './process-wide';
import { fingerprint, type Tokens } from './tokens';

export interface Caller {
  azure: AzureMlClient;
  /** Stands for the caller's tokens in keys of shared maps. */
  id: string;
  /** Upstream requests sent for this caller so far. */
  sent(): number;
}

/** Operations that answer by who asks, or with a secret: each caller gets an own answer. */
const personal = new Set<string>([
  operations.tenants.name,
  operations.subscriptions.name,
  operations.workspaces.name,
  operations.listSecrets.name,
  operations.permissions.name,
]);

/** Key of a workspace in shared maps: names compare without case, as in ARM. */
export function scopeOf({ subscriptionId, resourceGroupName, workspaceName }: SegmentParams): string {
  return JSON.stringify([subscriptionId, resourceGroupName, workspaceName]).toLowerCase();
}

/** A client that acts with these tokens and shares reads by the rule of `Snapshots`. */
export function callerOf(tokens: Tokens, request: { id: string; signal: AbortSignal }): Caller {
  const { transport, snapshots, regionalOrigins } = processWide();
  const id = fingerprint([tokens.arm, tokens.ml]);
  setMaxListeners(0, request.signal); // one listener for each blob under way
  let sent = 0;
  const count = () => {
    sent += 1;
  };
  const readThrough: ReadThrough = (read, freshMs, load) => {
    if (personal.has(read.operation)) return load();
    const key = JSON.stringify([Object.entries(read.params).sort(), read.rest]);
    return snapshots.read({ scope: scopeOf(read.params), kind: read.operation, key, caller: id }, freshMs, load);
  };
  const azure = new AzureMlClient({
    hosts: settings().cloud,
    transport: new Transport({ ...transport, sent: count }),
    token: (audience) => tokens[audience],
    readThrough,
    regionalOrigins,
    signal: request.signal,
    clientRequestId: request.id,
  });
  return { azure, id, sent: () => sent };
}
