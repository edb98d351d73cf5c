import { isoDurationOfSeconds, secondsOfIsoDuration } from '../iso-duration';
import { assetOfId } from '../reference';
import { noSettings } from '../settings';
import { settingsInWords } from '../settings-words';
import type { Json } from '../yaml/rest-body';
import { plain } from './field';

export const caseless = (value: Json) => (typeof value === 'string' ? value.toLowerCase() : value);
const seconds = (value: Json) => (typeof value === 'string' ? (secondsOfIsoDuration(value) ?? value) : value);

/** `name:version` of an ARM id; of a name by label, and of a folder that is still to be uploaded, what the text says. */
function assetWords(value: Json): string {
  const id = plain(value);
  const upload = /<upload:(.*)>/.exec(id)?.[1];
  if (upload !== undefined) return `${upload} (uploaded on Apply)`;
  const asset = assetOfId(id);
  if (!asset) return id;
  return asset.version?.startsWith('@')
    ? `${asset.name}${asset.version}`
    : `${asset.name}:${asset.version ?? 'latest'}`;
}
export const asset = { words: assetWords, code: true, same: caseless };
export const lastName = (value: Json) => plain(value).split('/').at(-1) ?? '';

/** A figure of the scoring settings, said as everywhere in the dashboard. */
export function figure(
  key: 'miniBatchSize' | 'instanceCount' | 'maxRetries' | 'errorThreshold' | 'maxConcurrencyPerInstance',
) {
  const words = (value: Json) =>
    (typeof value === 'number' ? settingsInWords({ ...noSettings, [key]: value })[0]?.value : undefined) ??
    plain(value);
  return { words };
}
export const timeout = {
  words: (value: Json) => {
    const timeoutSeconds = seconds(value);
    if (typeof timeoutSeconds !== 'number') return plain(value);
    return settingsInWords({ ...noSettings, timeoutSeconds })[0]?.value ?? isoDurationOfSeconds(timeoutSeconds);
  },
  same: seconds,
  fallback: 'PT30S',
};
