import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { ROBOT_NAME, ROBOT_OBJECT_ID, ROBOT_ROLE } from '../directory';
import { type Clock, type Principal, TokenError, type TokenFault, type TokenVerifier } from '../types';
import { userById } from './people';

/** `appid` tells an access token from an ID token, which must open nothing here. */
const claims = z.object({ oid: z.string(), aud: z.string(), appid: z.string() });

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) return 'malformed';
  return 'signature';
}

function principalOf(payload: JWTPayload): Principal {
  const { success, data } = claims.safeParse(payload);
  if (!success) throw new TokenError('malformed');
  const audience = data.aud.replace(/\/+$/, '');
  const user = userById(data.oid);
  if (user) return { oid: user.oid, name: user.name, username: user.username, role: user.role, audience };
  if (data.oid !== ROBOT_OBJECT_ID) throw new TokenError('signature');
  return { oid: data.oid, name: ROBOT_NAME, username: null, role: ROBOT_ROLE, audience };
}

/** Verifies with the provider's own keys, without a request. `issuers`: one per scheme that tokens are asked over. */
export function createTokenVerifier(jwks: JSONWebKeySet, issuers: string[], clock: Clock): TokenVerifier {
  const keys = createLocalJWKSet(jwks);
  return {
    async verify(authorization) {
      if (!authorization) throw new TokenError('missing');
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization)?.[1];
      if (!token) throw new TokenError('malformed');
      const options = { issuer: issuers, algorithms: ['RS256'], currentDate: clock.now() };
      const verified = await jwtVerify(token, keys, options).catch((error: unknown) => {
        throw new TokenError(faultOf(error));
      });
      return principalOf(verified.payload);
    },
  };
}
