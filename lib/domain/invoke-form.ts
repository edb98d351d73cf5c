import type { InvokeOverrides } from '@/lib/contracts/api/invoke';

export const inputKinds = ['local', 'data', 'url', 'datastore'] as const;
export type InputKind = (typeof inputKinds)[number];
export type UriType = 'UriFolder' | 'UriFile';

export const overrideKeys = [
  'miniBatchSize',
  'instanceCount',
  'maxRetries',
  'timeoutSeconds',
  'errorThreshold',
  'outputFileName',
] as const satisfies (keyof InvokeOverrides)[];
export type OverrideKey = (typeof overrideKeys)[number];

/** What the form holds, as it was typed or chosen; '' = nothing, which leaves it to the endpoint, deployment or server. */
export interface FormValues {
  kind: InputKind;
  deployment: string;
  dataName: string;
  dataVersion: string;
  url: string;
  urlType: UriType;
  datastore: string;
  path: string;
  pathType: UriType;
  /** Where dropped files go. */
  targetDatastore: string;
  targetPath: string;
  displayName: string;
  overrides: Record<OverrideKey, string>;
}

const texts = [
  'deployment',
  'dataName',
  'dataVersion',
  'datastore',
  'path',
  'targetDatastore',
  'targetPath',
  'displayName',
] as const satisfies (keyof FormValues)[];

const oneOf = <T extends string>(allowed: readonly T[], value: string | null, otherwise: T): T =>
  allowed.find((one) => one === value) ?? otherwise;
const uriTypes: readonly UriType[] = ['UriFolder', 'UriFile'];

/** An address with a query or credentials may hold a secret (a SAS), and the page's link must not. */
export function isShareable(url: string): boolean {
  return !/[?@]/.test(url);
}

/** The form as a link describes it; what the link does not say, or says wrongly, is empty. */
export function valuesOfQuery(query: URLSearchParams): FormValues {
  const text = (name: string) => query.get(name) ?? '';
  return {
    kind: oneOf(inputKinds, query.get('kind'), 'local'),
    deployment: text('deployment'),
    dataName: text('dataName'),
    dataVersion: text('dataVersion'),
    url: text('url'),
    urlType: oneOf(uriTypes, query.get('urlType'), 'UriFolder'),
    datastore: text('datastore'),
    path: text('path'),
    pathType: oneOf(uriTypes, query.get('pathType'), 'UriFolder'),
    targetDatastore: text('targetDatastore'),
    targetPath: text('targetPath'),
    displayName: text('displayName'),
    overrides: {
      miniBatchSize: text('miniBatchSize'),
      instanceCount: text('instanceCount'),
      maxRetries: text('maxRetries'),
      timeoutSeconds: text('timeoutSeconds'),
      errorThreshold: text('errorThreshold'),
      outputFileName: text('outputFileName'),
    },
  };
}

/** The query that `valuesOfQuery` reads back: only what differs from an empty form, and no address that may hold a secret. */
export function queryOfValues(values: FormValues): URLSearchParams {
  const query = new URLSearchParams();
  const say = (name: string, value: string, unless = '') => value !== unless && query.set(name, value);
  say('kind', values.kind, 'local');
  for (const name of texts) say(name, values[name]);
  if (isShareable(values.url)) say('url', values.url);
  say('urlType', values.urlType, 'UriFolder');
  say('pathType', values.pathType, 'UriFolder');
  for (const name of overrideKeys) say(name, values.overrides[name]);
  return query;
}
