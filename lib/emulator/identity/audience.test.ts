import { errors } from 'oidc-provider';
import { describe, expect, it } from 'vitest';
import { TENANT_ID } from '../directory';
import { audienceOf, audiencesOf } from './audience';
import { tokenError } from './token-error';

const known = audiencesOf('http://localhost:3100', 'https://localhost:3102');

function refusalOf(scope: unknown, options?: { appOnly?: boolean }) {
  try {
    audienceOf(scope, known, options);
  } catch (error) {
    if (error instanceof errors.OIDCProviderError) return tokenError(error);
  }
  return undefined;
}

describe('audienceOf', () => {
  it.each([
    ['https://management.azure.com/.default', 'https://management.azure.com'],
    ['https://management.azure.com//.default', 'https://management.azure.com'],
    ['https://ml.azure.com/user_impersonation openid profile offline_access', 'https://ml.azure.com'],
    ['https://storage.azure.com/.default', 'https://storage.azure.com'],
    ['https://management.core.windows.net//.default', 'https://management.core.windows.net'],
    ['http://localhost:3100/.default', 'http://localhost:3100'],
    ['https://localhost:3102//.default', 'https://localhost:3102'],
    ['https://ml.azure.com/.default https://ml.azure.com/user_impersonation', 'https://ml.azure.com'],
    ['openid profile', undefined],
    [undefined, undefined],
  ])('%s is for %s', (scope, audience) => {
    expect(audienceOf(scope, known)).toBe(audience);
  });

  it.each([
    ['https://nobody.example/.default', true, 400, 'invalid_resource', 500011],
    ['https://management.azure.com.evil.test/.default', true, 400, 'invalid_resource', 500011],
    ['https://localhost:3100/.default', true, 400, 'invalid_resource', 500011],
    ['https://nobody.example/user_impersonation', false, 400, 'invalid_resource', 500011],
    ['https://ml.azure.com/user_impersonation', true, 400, 'invalid_scope', 1002012],
    ['read:everything', false, 400, 'invalid_scope', 70011],
    ['', true, 400, 'invalid_request', 900144],
    ['https://ml.azure.com/.default https://storage.azure.com/.default', true, 400, 'invalid_request', 28000],
  ])('refuses %s (client credentials: %s)', (scope, appOnly, status, error, code) => {
    const refused = refusalOf(scope, { appOnly });
    expect(refused?.status).toBe(status);
    expect(refused?.body).toMatchObject({ error, error_codes: [code] });
    expect(refused?.body.error_description).toMatch(new RegExp(`^AADSTS${code}: `));
  });

  it('names the resource and the tenant that lacks it', () => {
    const text = refusalOf('https://nobody.example/.default')?.body.error_description;
    expect(text).toContain(`principal named https://nobody.example was not found in the tenant named ${TENANT_ID}.`);
  });
});

describe('tokenError', () => {
  it.each([
    [{ error: 'invalid_client', error_detail: 'client not found' }, 400, 'unauthorized_client', 700016],
    [
      { error: 'invalid_client', error_detail: 'invalid secret provided', statusCode: 401 },
      401,
      'invalid_client',
      7000215,
    ],
    [{ error: 'invalid_grant', error_detail: 'refresh token is expired' }, 400, 'invalid_grant', 700084],
    [{ error: 'invalid_grant', error_detail: 'grant not found' }, 400, 'invalid_grant', 70000],
    [{ error: 'unsupported_grant_type' }, 400, 'unsupported_grant_type', 70003],
    [{ error: 'something_else', error_description: 'odd', statusCode: 418 }, 418, 'something_else', 900000],
  ])('%j', (refusal, status, error, code) => {
    const answer = tokenError(refusal);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error, error_codes: [code] });
  });
});
