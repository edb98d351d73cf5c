import 'server-only';
import { createHash } from 'node:crypto';
import { AzureError } from '@/lib/azureml/errors';
import type { Audience } from '@/lib/contracts/api/routes';

export type Tokens = Partial<Record<Audience, string>>;

/** Opaque to us: only its shape is checked, so that nothing but a token becomes a header (RFC 6750 `b64token`). */
const TOKEN = /^[A-Za-z0-9._~+/-]{1,16384}=*$/;

const refuse = (code: string, message: string) => new AzureError({ status: 401, code, message });

/**
 * The caller's tokens: the first audience of the route in `authorization`, each further one in `x-token-{audience}`.
 * Throws 401 `MissingToken` or `MalformedToken`, before anything goes upstream. Holding a token proves nothing here.
 */
export function readTokens(headers: Headers, audiences: readonly Audience[]): Tokens {
  return Object.fromEntries(audiences.map((audience, at) => [audience, readToken(headers, audience, at === 0)]));
}

function readToken(headers: Headers, audience: Audience, isFirst: boolean): string {
  const given = headers.get(isFirst ? 'authorization' : `x-token-${audience}`);
  if (!given) throw refuse('MissingToken', `Sign in: this needs a token for ${audience}.`);
  const token = isFirst ? /^Bearer (.*)$/i.exec(given)?.[1] : given;
  if (token === undefined || !TOKEN.test(token))
    throw refuse('MalformedToken', `The token for ${audience} is no token.`);
  return token;
}

/** Stands for these very tokens without holding them. */
export function fingerprint(tokens: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(tokens)).digest('base64url');
}
