import { expect, it } from 'vitest';
import { TENANT_ID, users } from '../directory';
import { TokenError } from '../types';
import { storageTokens } from './storage-tokens';

/** A token says whose it is and for what: `Bearer reader https://storage.azure.com`. */
const tokens = {
  verify: async (authorization: string | undefined) => {
    const [, name, audience = ''] = (authorization ?? '').split(' ');
    const user = users.find(({ username }) => username === `${name}@local.test`);
    if (user === undefined) throw new TokenError('expired');
    return { ...user, audience };
  },
};
const judge = storageTokens(tokens, 'https://localhost:3102');
const rightsOf = async (text: string) => (await judge(`Bearer ${text}`)).holder?.permissions;
const STORAGE = 'https://storage.azure.com';

it('gives a reader the right to read and list, and those who may upload the right to write', async () => {
  expect(await rightsOf(`reader ${STORAGE}`)).toBe('rl');
  for (const name of ['owner', 'scorer']) expect(await rightsOf(`${name} ${STORAGE}`), name).toMatch(/^rwd/);
});

it('gives nothing for a token that is for another API or does not hold, but where to get one', async () => {
  for (const text of ['owner https://management.azure.com', 'owner https://ml.azure.com', `nobody ${STORAGE}`])
    expect(await judge(`Bearer ${text}`), text).toEqual({
      holder: null,
      challenge: `Bearer authorization_uri=https://localhost:3102/${TENANT_ID}/oauth2/authorize resource_id=${STORAGE}`,
    });
});
