import 'server-only';
import { operations } from '@/lib/azureml/operations';
import type { OperationRef } from '@/lib/contracts/api/resources';
import type { BatchEndpoint } from '@/lib/contracts/azureml/endpoint';
import { withLastFlip } from '@/lib/domain/flip/studio-tags';
import { isUnanswered } from './failure';
import type { Flip } from './flip-record';
import { type LiveEndpoint, liveOf, readLive } from './live-endpoint';

interface Written {
  live: LiveEndpoint;
  requestId: string | null;
  operation: OperationRef | null;
}

/** The endpoint as read, with another default and the tag of this flip: a PUT replaces all, so all else goes back as it came. */
function flipped({ id, body }: Flip, { endpoint, at }: LiveEndpoint, row: string | null): BatchEndpoint {
  const { from, to, reason } = body;
  const last = { id, at: at.toISOString(), from, to, reason: reason || null, row };
  const defaults = { ...endpoint.properties.defaults, deploymentName: to };
  const properties = { ...endpoint.properties, defaults };
  return { ...endpoint, tags: withLastFlip(endpoint.tags ?? {}, last), properties };
}

/** Writes once. Where no answer came, what the endpoint says then tells whether it was written. */
export async function writeFlip(flip: Flip, live: LiveEndpoint, row: string | null): Promise<Written> {
  const { azure, params, body } = flip;
  try {
    const { value, at, requestId, operation } = await azure.write(
      operations.putEndpoint,
      params,
      flipped(flip, live, row),
    );
    return { live: liveOf(value, at), requestId, operation };
  } catch (error) {
    const now = isUnanswered(error) ? await readLive(azure, params).catch(() => null) : null;
    if (now?.name !== body.to || now.modifiedAt === live.modifiedAt) throw error;
    return { live: now, requestId: null, operation: null };
  }
}
