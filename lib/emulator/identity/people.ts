import { ROBOT_NAME, ROBOT_OBJECT_ID, ROBOT_ROLE, type Role, TENANT_ID, type User, users } from '../directory';
import { roleDefinitions } from '../seed/roles';

export const userById = (oid: string | undefined): User | undefined => users.find((user) => user.oid === oid);

export const userByName = (username: unknown): User | undefined =>
  typeof username === 'string' ? users.find((user) => user.username === username.toLowerCase()) : undefined;

/** What the account picker says about a role. */
export const roleInWords = (role: Role): string => `${role}: ${roleDefinitions[role].description}`;

/** The account as oidc-provider wants it; its claims go into the ID token under Entra's names. */
export function accountOf(user: User | undefined) {
  if (!user) return undefined;
  const { oid, name, username, role } = user;
  const claims = {
    oid,
    tid: TENANT_ID,
    ver: '2.0',
    name,
    preferred_username: username,
    login_hint: username,
    roles: [role],
  };
  return { accountId: oid, claims: () => ({ sub: oid, ...claims }) };
}

interface ProviderPayload {
  aud?: unknown;
  iss?: unknown;
  iat?: unknown;
  exp?: unknown;
  jti?: unknown;
  client_id?: unknown;
}

/** The claims of a v2 access token, for a user or (without an account) for the service principal. */
export function accessTokenClaims(payload: ProviderPayload, accountId: string | undefined, permission: string) {
  const { iss, aud, iat, exp, jti, client_id: clientId } = payload;
  const user = userById(accountId);
  const who = user
    ? {
        oid: user.oid,
        sub: user.oid,
        idtyp: 'user',
        name: user.name,
        upn: user.username,
        preferred_username: user.username,
        roles: [user.role],
        scp: permission,
        azpacr: '0',
      }
    : {
        oid: ROBOT_OBJECT_ID,
        sub: ROBOT_OBJECT_ID,
        idtyp: 'app',
        app_displayname: ROBOT_NAME,
        roles: [ROBOT_ROLE],
        azpacr: '1',
      };
  return { aud, iss, iat, nbf: iat, exp, tid: TENANT_ID, ver: '2.0', uti: jti, appid: clientId, azp: clientId, ...who };
}

/** Fields that Entra adds to a token answer; `client_info` gives MSAL its account id (uid.utid). */
export function tokenExtras(accountId: string | undefined, refreshExpiresIn: number | undefined) {
  const client = { uid: accountId, utid: TENANT_ID };
  return {
    ...(userById(accountId) && { client_info: Buffer.from(JSON.stringify(client)).toString('base64url') }),
    // MSAL drops a refresh token 300 s before its announced end: announcing a shorter life would make it useless.
    ...(refreshExpiresIn !== undefined && refreshExpiresIn > 300 && { refresh_token_expires_in: refreshExpiresIn }),
  };
}
