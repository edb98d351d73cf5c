import 'server-only';
import type { Settings } from './env';

export interface CspRequest {
  nonce: string;
  /** The bridge page of MSAL: the only one that our own pages may frame. */
  isBridge: boolean;
  /** `next dev` compiles with eval and reloads over a web socket. */
  isDevelopment: boolean;
}

/**
 * The Content-Security-Policy of a page (performance-and-security §7.4). Besides ourselves the browser may speak only to
 * the authority and to the cloud's blob storage. `style-src 'unsafe-inline'` is the price of the YAML editor; a rule of the top bar uses it too.
 */
export function contentSecurityPolicy(settings: Settings, { nonce, isBridge, isDevelopment }: CspRequest): string {
  const { authorityOrigin, blobSource } = settings.cloud;
  const webSocket = `${settings.publicUrl.replace(/^http/, 'ws')}`;
  const directives: Record<string, (string | false)[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", isDevelopment && "'unsafe-eval'"],
    'script-src-attr': ["'none'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", authorityOrigin, blobSource, isDevelopment && webSocket],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'frame-src': ["'self'", authorityOrigin],
    'form-action': ["'self'", authorityOrigin],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': [isBridge ? "'self'" : "'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.filter(Boolean).join(' ')}`)
    .join('; ');
}

/** Of what is no page of ours: data, and files by name. `next.config.js` says the same of Monaco's. */
export const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Headers of every answer beside the policy. MSAL's bridge page must not be cut off from the page that opened it. */
export function securityHeaders(settings: Settings, isBridge: boolean): Record<string, string> {
  const isSecure = settings.publicUrl.startsWith('https:');
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    ...(isBridge ? { 'cache-control': 'no-store' } : { 'cross-origin-opener-policy': 'same-origin' }),
    ...(isSecure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/**
 * What only this server may say to the renderer (CVE-2025-29927 and its kin): taken out of what comes from outside. The two request ids
 * stay: without them `next dev` never finishes a navigation inside the page.
 */
const FORGED =
  /^(x-middleware-|x-nextjs-(?!(html-)?request-id$)|x-nonce$|next-action$|x-forwarded-host$|content-security-policy$)/i;

export function withoutForgedHeaders(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of headers.keys()) if (FORGED.test(name)) kept.delete(name);
  return kept;
}
