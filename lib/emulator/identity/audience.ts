import { errors } from 'oidc-provider';
import { TENANT_ID } from '../directory';

export const PERMISSION = 'user_impersonation';
const RESERVED = ['openid', 'profile', 'email', 'offline_access'];
/** Microsoft's clients write `https://management.azure.com//.default`: the resource's own slash, then the separator. */
const SUFFIX = new RegExp(`/+(\\.default|${PERMISSION})$`);

const reject = (error: string, code: number, text: string) =>
  new errors.CustomOIDCProviderError(error, `AADSTS${code}: ${text}`);

export const STORAGE_AUDIENCE = 'https://storage.azure.com';

/** The APIs of the tenant, without trailing slash: Azure's (ARM under both of its names), and the workspace's own base URLs. */
export const audiencesOf = (origin: string, tlsOrigin: string): string[] => [
  'https://management.azure.com',
  'https://management.core.windows.net',
  'https://ml.azure.com',
  STORAGE_AUDIENCE,
  origin,
  tlsOrigin,
];

export const scopesOf = (audience: string) => [
  `${audience}/.default`,
  `${audience}//.default`,
  `${audience}/${PERMISSION}`,
  `${audience}//${PERMISSION}`,
];
export const everyScope = (audiences: readonly string[]) => [...RESERVED, ...audiences.flatMap(scopesOf)];

/** An API that this tenant does not have: refused, never answered with a token. */
export const unknownResource = (audience: string) =>
  reject(
    'invalid_resource',
    500011,
    `The resource principal named ${audience} was not found in the tenant named ${TENANT_ID}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  );

function resourceOf(scope: string, known: readonly string[]): string {
  const audience = scope.replace(SUFFIX, '');
  if (audience === scope)
    throw reject(
      'invalid_scope',
      70011,
      `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    );
  if (!known.includes(audience)) throw unknownResource(audience);
  return audience;
}

/**
 * The one API that a v2 request is for: its scope without the last part (Entra v2 knows no `resource` parameter).
 * undefined when only OpenID scopes are asked for. Throws Entra's errors: 500011 unknown resource, 28000 more than one,
 * 70011 no such scope, and for client credentials 1002012 (not `/.default`) and 900144 (no scope).
 */
export function audienceOf(scope: unknown, known: readonly string[], { appOnly = false } = {}): string | undefined {
  const words = typeof scope === 'string' ? scope.split(' ') : [];
  const asked = words.filter((word) => word && !RESERVED.includes(word));
  if (appOnly && !asked.length)
    throw reject('invalid_request', 900144, "The request body must contain the following parameter: 'scope'.");
  if (appOnly && !asked.every((word) => word.endsWith('/.default')))
    throw reject(
      'invalid_scope',
      1002012,
      `The provided value for scope ${asked.join(' ')} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  const found = new Set(asked.map((word) => resourceOf(word, known)));
  if (found.size > 1)
    throw reject(
      'invalid_request',
      28000,
      'Provided value for the input parameter scope is not valid because it contains more than one resource.',
    );
  return [...found][0];
}
