import { freePort, type Launched, launch } from '../fixtures/launcher';
import { expect, test } from '../fixtures/test';

const CLIENT_ID = '11111111-2222-4333-8444-555555555555';
const CLOUDS = [
  { cloud: 'AzureCloud', authority: 'https://login.microsoftonline.com', storage: 'blob.core.windows.net' },
  { cloud: 'AzureUSGovernment', authority: 'https://login.microsoftonline.us', storage: 'blob.core.usgovcloudapi.net' },
  { cloud: 'AzureChinaCloud', authority: 'https://login.chinacloudapi.cn', storage: 'blob.core.chinacloudapi.cn' },
];

/** What the cloud's own discovery document says; nothing of a test leaves this machine. */
const discovery = (authority: string) => ({
  issuer: `${authority}/{tenantid}/v2.0`,
  authorization_endpoint: `${authority}/organizations/oauth2/v2.0/authorize`,
  token_endpoint: `${authority}/organizations/oauth2/v2.0/token`,
  end_session_endpoint: `${authority}/organizations/oauth2/v2.0/logout`,
  jwks_uri: `${authority}/organizations/discovery/v2.0/keys`,
});

for (const { cloud, authority, storage } of CLOUDS)
  test.describe(cloud, () => {
    let studio: Launched;
    let origin: string;

    test.beforeAll(async () => {
      const port = await freePort();
      origin = `http://localhost:${port}`;
      studio = launch(['--port', `${port}`], {
        STUDIO_CLOUD: cloud,
        STUDIO_CLIENT_ID: CLIENT_ID,
        STUDIO_PUBLIC_URL: origin,
      });
      await studio.prints(/listens on port/);
    });
    test.afterAll(async () => {
      studio.child.kill('SIGTERM');
      await studio.exited;
    });

    test('sends the browser to the cloud to sign in, with PKCE and the right redirect', async ({ page }) => {
      const asked = new Promise<URL>((resolve) => {
        void page.route(`${authority}/**`, (route) => {
          if (route.request().isNavigationRequest()) resolve(new URL(route.request().url()));
          return route.request().isNavigationRequest()
            ? route.abort()
            : route.fulfill({ json: discovery(authority), headers: { 'access-control-allow-origin': '*' } });
        });
      });
      await page.goto(`${origin}/`);
      await page.getByRole('button', { name: /^Sign in/ }).click();
      const url = await asked;
      expect(`${url.origin}${url.pathname}`).toBe(`${authority}/organizations/oauth2/v2.0/authorize`);
      expect(url.searchParams.get('client_id')).toBe(CLIENT_ID);
      expect(url.searchParams.get('redirect_uri')).toBe(`${origin}/redirect`);
      expect(url.searchParams.get('code_challenge_method')).toBe('S256');
      expect(url.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
      expect(url.searchParams.get('response_type')).toBe('code');
    });

    test('names the cloud in its content security policy and no loopback address', async ({ request }) => {
      const policy = (await request.get(`${origin}/sign-in`)).headers()['content-security-policy'] ?? '';
      expect(policy).toContain(authority);
      expect(policy).toContain(storage);
      expect(policy).not.toMatch(/localhost|127\.0\.0\.1|\[::1\]/);
    });
  });
