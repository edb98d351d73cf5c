import { beforeAll, expect, test, vi } from 'vitest';

let ahead: typeof import('./editor-ahead');
beforeAll(async () => {
  vi.stubEnv('MONACO_URL', '/monaco/abc/monaco.js');
  ahead = await import('./editor-ahead');
});

const ENDPOINTS = '/workspaces/s/g/w/endpoints';
const WITH = [
  `${ENDPOINTS}/~new`,
  `${ENDPOINTS}/e/yaml`,
  `${ENDPOINTS}/e/deployments/~new`,
  `${ENDPOINTS}/e/deployments/d/yaml`,
];
const WITHOUT = [
  ENDPOINTS,
  `${ENDPOINTS}/new`,
  `${ENDPOINTS}/e`,
  `${ENDPOINTS}/yaml-1/history`,
  `${ENDPOINTS}/e/invoke`,
  '/sign-in',
  '/',
];

/** What the script puts into the head of a page. */
function hintsOn(pathname: string) {
  const hints: object[] = [];
  const document = { createElement: () => ({}), head: { append: (link: object) => hints.push(link) } };
  new Function('location', 'document', ahead.editorAheadScript)({ pathname }, document);
  return hints;
}

test.each(WITH)('%s opens with an editor: Monaco and its styles are loaded from the head on', (pathname) => {
  expect(ahead.opensWithEditor(pathname)).toBe(true);
  expect(hintsOn(pathname)).toEqual([
    { rel: 'modulepreload', href: '/monaco/abc/monaco.js' },
    { rel: 'preload', as: 'style', href: '/monaco/abc/monaco.css' },
  ]);
});

test.each(WITHOUT)('%s does not, and loads nothing of it', (pathname) => {
  expect(ahead.opensWithEditor(pathname)).toBe(false);
  expect(hintsOn(pathname)).toEqual([]);
});
