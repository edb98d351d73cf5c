import { WORKSPACE_SCOPE } from '../directory';
import { permits } from '../seed/roles';
import { type Principal, TokenError, type TokenVerifier } from '../types';
import { authorizationFailed, scoringAudience, unauthenticated, wrongAudience } from './errors';
import type { Match } from './router';
import type { Plane } from './types';

const ML = 'https://ml.azure.com';
const ARM = ['https://management.azure.com', 'https://management.core.windows.net'];
/** The identity issues tokens for these two bases only, http and https; both name ARM (DESIGN section 4). */
const OWN_BASE = /^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/;

const isArm = (audience: string) => ARM.includes(audience) || OWN_BASE.test(audience);

const accepts: Record<Exclude<Plane, 'public'>, (audience: string) => boolean> = {
  arm: isArm,
  mfe: (audience) => isArm(audience) || audience === ML,
  history: (audience) => isArm(audience) || audience === ML,
  data: (audience) => isArm(audience) || audience === ML,
  scoring: (audience) => audience === ML,
};

/** Who calls, once the token and its audience hold for this plane (contract A2). Throws AzureError 401. */
export async function authenticate(
  plane: Exclude<Plane, 'public'>,
  authorization: string | undefined,
  tokens: TokenVerifier,
): Promise<Principal> {
  const principal = await tokens.verify(authorization).catch((error: unknown) => {
    throw error instanceof TokenError ? unauthenticated(error.fault) : error;
  });
  if (accepts[plane](principal.audience)) return principal;
  throw plane === 'scoring'
    ? scoringAudience()
    : wrongAudience(principal.audience, plane === 'arm' ? ARM : [...ARM, ML]);
}

/** The ARM path an operation works on: what a role assignment would have to cover. */
function scopeOf({ operation, params }: Match): string {
  const path = operation.template
    .split('/')
    .map((part) => (part.startsWith('{') ? (params.get(part.slice(1, -1)) ?? '') : part))
    .join('/');
  const resource = path.slice(Math.max(path.search(/\/subscriptions\//i), 0));
  return operation.plane === 'scoring' ? `${WORKSPACE_SCOPE}/batchEndpoints/${params.get('endpointName')}` : resource;
}

/** Throws AzureError 403 with the action and the scope when the caller's role does not cover it. */
export function authorize(principal: Principal, match: Match): void {
  const { action } = match.operation;
  if (permits(principal.role, action)) return;
  throw authorizationFailed(principal, action, scopeOf(match));
}
