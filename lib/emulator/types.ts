import type { Role } from './directory';

/** Whom a verified access token names. */
export interface Principal {
  oid: string;
  name: string;
  /** null for the service principal. */
  username: string | null;
  role: Role;
  /** The token's one audience, without a trailing slash. */
  audience: string;
}

export type TokenFault = 'missing' | 'malformed' | 'signature' | 'expired';

/** Thrown by the verifier; the REST surface turns it into Azure's 401. */
export class TokenError extends Error {
  constructor(readonly fault: TokenFault) {
    super(fault);
  }
}

export interface TokenVerifier {
  /** Checks signature, issuer and expiry of `Bearer …`; the audience is the caller's to judge. Rejects with TokenError. */
  verify(authorization: string | undefined): Promise<Principal>;
}

export interface Clock {
  now(): Date;
}
