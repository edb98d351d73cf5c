import { type InvokeInput, type InvokeOverrides, invokeInput, invokeOverrides } from '@/lib/contracts/api/invoke';
import { blobPath } from '@/lib/contracts/api/routes';
import { type FormValues, type OverrideKey, overrideKeys } from '@/lib/domain/invoke-form';

type FieldName = OverrideKey | 'url' | 'path' | 'targetPath';
export type FieldErrors = Partial<Record<FieldName, string>>;

const wholeNumber = (least: number) => (text: string) =>
  /^[+-]?\d{1,9}$/.test(text) && Number(text) >= least ? null : `A whole number, ${least} or more`;

const overrideRules: Record<OverrideKey, (text: string) => string | null> = {
  miniBatchSize: wholeNumber(1),
  instanceCount: wholeNumber(1),
  maxRetries: wholeNumber(0),
  timeoutSeconds: wholeNumber(1),
  errorThreshold: wholeNumber(-1),
  outputFileName: (text) => (/^[^/\\]{1,255}$/.test(text) ? null : 'A file name without / or \\, up to 255 characters'),
};

const trimSlashes = (path: string) => path.trim().replace(/^\/+|\/+$/g, '');
const PATH_RULE = 'A relative path without empty, . or .. parts, up to 1,024 characters';
const pathError = (path: string) => (blobPath.safeParse(trimSlashes(path)).success ? null : PATH_RULE);
const urlError = (url: string) =>
  invokeInput.safeParse({ kind: 'url', url: url.trim(), type: 'UriFolder' }).success
    ? null
    : 'An address that begins with https:// or http://';

/** What is wrong with what was typed, by field. Empty fields are not wrong here; `missingInput` says what is missing. */
export function fieldErrors(values: FormValues): FieldErrors {
  const wrong: [FieldName, string | null][] = overrideKeys.map((key) => {
    const text = values.overrides[key].trim();
    return [key, text === '' ? null : overrideRules[key](text)];
  });
  if (values.kind === 'url' && values.url) wrong.push(['url', urlError(values.url)]);
  if (values.kind === 'datastore' && values.path) wrong.push(['path', pathError(values.path)]);
  if (values.kind === 'local' && values.targetPath) wrong.push(['targetPath', pathError(values.targetPath)]);
  return Object.fromEntries(wrong.filter(([, error]) => error !== null));
}

/** The settings that were typed; the rest stays the deployment's. Call it when `fieldErrors` is empty. */
export function overridesOf({ overrides }: FormValues): InvokeOverrides {
  const typed = overrideKeys.flatMap((key) => {
    const text = overrides[key].trim();
    if (text === '') return [];
    return [[key, key === 'outputFileName' ? text : Number(text)]];
  });
  return invokeOverrides.parse(Object.fromEntries(typed));
}

/** The input of a form whose files are not local; null while something is missing or wrong. */
export function remoteInput(values: FormValues): InvokeInput | null {
  const { kind, dataName: name, dataVersion: version, datastore } = values;
  const asked = {
    local: null,
    data: { kind, name, version },
    url: { kind, url: values.url.trim(), type: values.urlType },
    datastore: { kind, datastore, path: trimSlashes(values.path), type: values.pathType },
  }[kind];
  const parsed = invokeInput.safeParse(asked);
  return parsed.success && (kind !== 'datastore' || pathError(values.path) === null) ? parsed.data : null;
}

/** Where dropped files shall go, as the server wants it asked: null leaves it to the server. */
export function targetWish({ targetDatastore, targetPath }: FormValues): {
  datastore: string | null;
  path: string | null;
} {
  return { datastore: targetDatastore || null, path: trimSlashes(targetPath) || null };
}
