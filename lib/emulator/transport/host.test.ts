import { describe, expect, it } from 'vitest';
import { isOwnHost } from './host';

describe('isOwnHost', () => {
  it.each([
    ['localhost:3100', true],
    ['LocalHost:3100', true],
    ['127.0.0.1:3100', true],
    ['[::1]:3100', true],
    ['localhost', false],
    ['localhost:3101', false],
    ['localhost.:3100', false],
    ['localhost:3100.evil.test', false],
    ['evil.test:3100', false],
    ['localhost.evil.test:3100', false],
    ['evil@localhost:3100', false],
    ['127.0.0.2:3100', false],
    ['0.0.0.0:3100', false],
    ['::1:3100', false],
    ['localworkspace.blob.core.localhost:3100', false],
    ['', false],
    [undefined, false],
  ])('%s on port 3100: %s', (host, own) => {
    expect(isOwnHost(host, 3100)).toBe(own);
  });

  it.each([
    ['localworkspace.blob.core.localhost:3101', true],
    ['localworkspace.blob.localhost:3101', true],
    ['localhost:3101', true],
    ['a.b.blob.localhost:3101', false],
    ['localworkspace.blob.core.localhost.evil.test:3101', false],
    ['localworkspace.blob.core.windows.net:3101', false],
  ])('blob host %s: %s', (host, own) => {
    expect(isOwnHost(host, 3101, { blobHosts: true })).toBe(own);
  });
});
