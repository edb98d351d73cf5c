import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, securityHeaders, withoutForgedHeaders } from './csp';
import { parseSettings } from './env';

const CLIENT = { STUDIO_CLIENT_ID: 'e2a5c7d9-14b6-4f38-a0c1-5b7d8e9f0a12' };
const page = { nonce: 'n0nce', isBridge: false, isDevelopment: false };
const policyOf = (env: Record<string, string>, request = page) =>
  contentSecurityPolicy(parseSettings({ ...CLIENT, ...env }), request);
const directive = (policy: string, name: string) => policy.split('; ').find((part) => part.startsWith(`${name} `));

describe('contentSecurityPolicy', () => {
  it.each([
    ['AzureCloud', 'https://login.microsoftonline.com', 'https://*.blob.core.windows.net'],
    ['AzureUSGovernment', 'https://login.microsoftonline.us', 'https://*.blob.core.usgovcloudapi.net'],
    ['AzureChinaCloud', 'https://login.chinacloudapi.cn', 'https://*.blob.core.chinacloudapi.cn'],
  ])('names the hosts of %s and no loopback address', (cloud, authority, blob) => {
    const policy = policyOf({ STUDIO_CLOUD: cloud, STUDIO_PUBLIC_URL: 'https://studio.example.com' });
    expect(directive(policy, 'connect-src')).toBe(`connect-src 'self' ${authority} ${blob}`);
    expect(directive(policy, 'frame-src')).toBe(`frame-src 'self' ${authority}`);
    expect(policy).not.toMatch(/localhost|127\.0\.0\.1|\[::1\]/);
  });

  it('names the workspace on this machine and no host of Azure', () => {
    const policy = policyOf({});
    expect(directive(policy, 'connect-src')).toBe("connect-src 'self' http://localhost:3100 http://localhost:3101");
    expect(policy).not.toMatch(/azure|microsoft|windows\.net/);
  });

  it('runs scripts by nonce only, and may be framed by nobody but at the bridge page', () => {
    const policy = policyOf({});
    expect(directive(policy, 'script-src')).toBe("script-src 'self' 'nonce-n0nce' 'strict-dynamic'");
    for (const strict of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      expect(policy.split('; ')).toContain(strict);
    }
    expect(directive(policyOf({}, { ...page, isBridge: true }), 'frame-ancestors')).toBe("frame-ancestors 'self'");
  });
});

describe('securityHeaders', () => {
  it('promises https only where there is https', () => {
    const secure = parseSettings({ ...CLIENT, STUDIO_PUBLIC_URL: 'https://studio.example.com' });
    expect(securityHeaders(secure, false)['strict-transport-security']).toContain('max-age=31536000');
    expect(securityHeaders(parseSettings(CLIENT), false)).not.toHaveProperty('strict-transport-security');
  });
  it('leaves the bridge page in the browsing context of its opener', () => {
    expect(securityHeaders(parseSettings(CLIENT), true)).not.toHaveProperty('cross-origin-opener-policy');
    expect(securityHeaders(parseSettings(CLIENT), false)['cross-origin-opener-policy']).toBe('same-origin');
  });
});

it('takes out what only the server may say to the renderer', () => {
  const forged = { 'x-middleware-subrequest': 'proxy', 'x-nextjs-data': '1', 'next-action': 'x', 'x-nonce': 'mine' };
  const kept = withoutForgedHeaders(new Headers({ ...forged, 'X-Forwarded-Host': 'evil', accept: 'text/html' }));
  expect([...kept.keys()]).toEqual(['accept']);
});
