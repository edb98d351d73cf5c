import 'server-only';
import { AzureError } from '@/lib/azureml/errors';
import type { HistoryFacts } from '@/lib/contracts/api/history';
import type { Body } from '@/lib/contracts/api/routes';
import { frozenAt } from '@/lib/domain/flip/freeze';
import { flipUnderWay } from '@/lib/domain/flip/known-default';
import { flipOptionsOf } from '@/lib/domain/flip/studio-tags';
import { refusal } from './failure';
import type { LiveEndpoint } from './live-endpoint';

type Wish = Body<'flip'>;

const named = (name: string | null) => name ?? 'none';

/** Who changed the endpoint last, as the end of a sentence. */
const changed = ({ modifiedAt, modifiedBy }: LiveEndpoint) =>
  modifiedAt === null ? '' : ` It was changed at ${modifiedAt}${modifiedBy ? ` by ${modifiedBy}` : ''}.`;

/** 409 with both values as details: `seen` is what the page showed, `live` what holds. */
function conflict(code: string, message: string, seen: string | null, live: string | null): AzureError {
  const details = [
    { code: 'seen', message: named(seen) },
    { code: 'live', message: named(live) },
  ];
  return new AzureError({ status: 409, code, message: `${message} Nothing was written.`, details });
}

/** Throws 409 where the endpoint is not as the page saw it: its default, or, by `systemData`, anything of it. */
export function refuseStale(
  { from, to, modifiedAt }: Pick<Wish, 'from' | 'to' | 'modifiedAt'>,
  live: LiveEndpoint,
): void {
  if (live.name !== from) {
    const now = `The default is ${named(live.name)} now and no longer ${named(from)}.`;
    throw conflict('DefaultChanged', now + changed(live), from, live.name);
  }
  if (live.name === to) throw conflict('AlreadyDefault', `${to} is the default already.`, from, live.name);
  if (modifiedAt === live.modifiedAt) return;
  const still = `The endpoint was changed since this was read; its default is still ${named(from)}.`;
  throw conflict('EndpointChanged', still + changed(live), from, live.name);
}

/** Throws 400 or 409 where the endpoint's own options are not met. */
export function refuseByOptions({ to, reason, typed }: Wish, { endpoint, at }: LiveEndpoint): void {
  const options = flipOptionsOf(endpoint.tags);
  if (options.reasonRequired && !reason)
    throw refusal(400, 'ReasonRequired', 'This endpoint asks for a reason.', 'reason');
  if (options.typeName && typed !== to)
    throw refusal(400, 'NameNotTyped', `This endpoint asks for the name ${to} to be typed.`, 'typed');
  const frozen = frozenAt(options.freeze, at);
  if (frozen === null) return;
  const message = `The default of this endpoint is frozen until ${frozen.until} (${frozen.window}). Nothing was written.`;
  throw refusal(409, 'FlipFrozen', message);
}

/** Throws 409 while another server's flip of the same endpoint has no outcome. */
export function refuseUnderWay(rows: readonly HistoryFacts[], at: Date): void {
  const other = flipUnderWay(rows, at);
  if (other?.event !== 'intent') return;
  const message = `A flip to ${named(other.to)} began at ${other.at} and has not ended. Nothing was written.`;
  throw refusal(409, 'FlipUnderWay', message);
}
