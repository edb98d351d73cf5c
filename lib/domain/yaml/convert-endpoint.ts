import { isMap, isScalar, isSeq, Pair, Scalar, type YAMLMap } from 'yaml';
import { type Change, mapAt, peek, peekMap, peekText, plain, put, take } from './rewrite';

/** A deployment that stood inside an endpoint's YAML. */
export interface InnerDeployment {
  name: string | null;
  map: YAMLMap;
}

function fromMap(map: YAMLMap): InnerDeployment[] {
  return map.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !isMap(value)) return [];
    if (!peek(value, 'name')) value.items.unshift(new Pair(new Scalar('name'), plain(String(key.value))));
    return [{ name: String(key.value), map: value }];
  });
}

/** Takes `deployments` (a list, or a map by name) out of an endpoint. */
export function innerDeployments(endpoint: YAMLMap, changes: Change[]): InnerDeployment[] {
  const own = take(endpoint, 'deployments')?.value;
  const found = isMap(own)
    ? fromMap(own)
    : isSeq(own)
      ? own.items.filter(isMap).map((map) => ({ name: peekText(map, 'name') ?? null, map }))
      : [];
  const endpointName = peekText(endpoint, 'name');
  for (const { name, map } of found) {
    if (endpointName) put(map, 'endpoint_name', plain(endpointName));
    changes.push({
      path: 'deployments',
      message: `The deployment ${name ?? 'without a name'} is a file of its own today.`,
    });
  }
  return found;
}

function traffic(endpoint: YAMLMap, changes: Change[]) {
  const own = peekMap(endpoint, 'traffic');
  if (!take(endpoint, 'traffic')) return;
  const shares = (own?.items ?? []).map(({ key, value }) => ({
    name: isScalar(key) ? String(key.value) : '',
    share: isScalar(value) ? Number(value.value) : Number.NaN,
  }));
  const say = (message: string) => changes.push({ path: 'traffic', message });
  const odd = shares.filter(({ share }) => share !== 0 && share !== 100);
  if (odd.length > 0) say('A batch endpoint does not split traffic: only 0 and 100 can be kept.');
  const active = shares.filter(({ share }) => share === 100);
  if (active.length !== 1 || !active[0]) return say('No single deployment has 100 %: the endpoint has no default.');
  put(mapAt(endpoint, 'defaults'), 'deployment_name', plain(active[0].name));
  say(`traffic ${active[0].name}: 100 is defaults.deployment_name: ${active[0].name} today.`);
}

/** Turns an endpoint of the 2021 preview into today's, in place. */
export function convertEndpoint(endpoint: YAMLMap, changes: Change[]) {
  for (const key of ['type', 'swagger_uri'])
    if (take(endpoint, key)) changes.push({ path: key, message: `${key} is left out: an endpoint has none today.` });
  traffic(endpoint, changes);
  const auth = peekText(endpoint, 'auth_mode');
  if (auth === undefined || auth.toLowerCase().replace('_', '') === 'aadtoken') return;
  put(endpoint, 'auth_mode', plain('aad_token'));
  changes.push({ path: 'auth_mode', message: `${auth} is aad_token today: a batch endpoint takes no other.` });
}
