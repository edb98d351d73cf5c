import { TENANT_DOMAIN, TENANT_ID } from '../directory';

const DISCOVERY = '/.well-known/openid-configuration';
const ALIASES = ['organizations', 'common', TENANT_DOMAIN];
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the path belongs to identity: `/{tenant}/…` by id, domain or alias, and the provider's own pages. */
export function isIdentityPath(url: string): boolean {
  const first = (url.split(/[/?]/)[1] ?? '').toLowerCase();
  return GUID.test(first) || [...ALIASES, 'consumers', 'interaction', 'oidc'].includes(first);
}

/**
 * The URL that the provider's routes know: tenant aliases become the tenant (a single-tenant authority), discovery moves
 * from below the tenant to where the provider serves it. null for a tenant that does not exist.
 */
export function tenantPath(url: string): string | null {
  const [path = '', query] = url.split(/\?(.*)/s);
  const [, tenant = '', ...rest] = path.split('/');
  if (['interaction', 'oidc'].includes(tenant)) return url;
  if (![...ALIASES, TENANT_ID].includes(tenant.toLowerCase())) return null;
  const below = `/${rest.join('/')}`;
  const target = below === `/v2.0${DISCOVERY}` ? DISCOVERY : `/${TENANT_ID}${below}`;
  return query === undefined ? target : `${target}?${query}`;
}
