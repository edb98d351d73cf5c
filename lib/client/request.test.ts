import { expect, test } from 'vitest';
import { type Route, type RouteName, routes } from '@/lib/contracts/api/routes';
import { routeUrl, tokenHeaders } from './request';

const names = Object.keys(routes) as RouteName[];

test.each(names)('%s: the first audience is the bearer, each further one has a header of its own', (name) => {
  const { audiences }: Route = routes[name];
  const headers = tokenHeaders(
    audiences,
    audiences.map((audience) => `token-of-${audience}`),
  );
  expect(headers.authorization).toBe(`Bearer token-of-${audiences[0]}`);
  for (const audience of audiences.slice(1)) expect(headers[`x-token-${audience}`]).toBe(`token-of-${audience}`);
  expect(Object.keys(headers)).toHaveLength(audiences.length);
});

test('which resources a route needs a token for', () => {
  expect(routes.endpoint.audiences).toEqual(['arm']);
  expect(routes.job.audiences).toEqual(['arm', 'ml']);
  expect(routes.outputs.audiences).toEqual(['arm', 'ml', 'storage']);
  expect(routes.startUpload.audiences).toEqual(['arm', 'storage']);
});

test('each parameter stays one segment, whatever is in it', () => {
  const url = routeUrl(
    { path: '/a/{one}/b/{two}' },
    { one: '../x', two: 'ä b#?' },
    { q: 'c&d', none: undefined, n: 3 },
  );
  expect(url).toBe('/api/a/..%2Fx/b/%C3%A4%20b%23%3F?q=c%26d&n=3');
});

test('a missing parameter is no request', () => {
  expect(() => routeUrl({ path: '/a/{one}' }, {})).toThrow('needs one');
});
