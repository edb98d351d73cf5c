import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy, NO_PAGE_POLICY, securityHeaders, withoutForgedHeaders } from '@/lib/server/csp';
import { settings } from '@/lib/server/env';

const isDevelopment = process.env.NODE_ENV === 'development';
const misdirected = () => new NextResponse('This request was sent to another host.\n', { status: 421 });

/** Stands before every page and route: the one host, the headers that only we may set, the policy with its nonce. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  // It tells what is missing in the configuration, so it can not depend on it.
  if (pathname === '/api/health') return NextResponse.next();
  const configuration = settings();
  if (request.headers.get('host') !== new URL(configuration.publicUrl).host) return misdirected();
  const isBridge = pathname === '/redirect';
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = contentSecurityPolicy(configuration, { nonce, isBridge, isDevelopment });
  const headers = withoutForgedHeaders(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(securityHeaders(configuration, isBridge)))
    response.headers.set(name, value);
  // What a route answers is no page; an address below it that names none is answered with one.
  response.headers.set('content-security-policy', pathname.startsWith('/api/') ? NO_PAGE_POLICY : policy);
  return response;
}

/**
 * All but the files that the build made: any other address that names nothing is answered with a page, and every page has a
 * policy. Monaco's files of an older build are such addresses: they get theirs in `next.config.js`.
 */
export const config = { matcher: ['/((?!_next/static/|monaco/[0-9a-f]+/monaco\\.(?:js|css|ttf)$).*)'] };
