import type { Place } from './action';
import { bashText, hereWord } from './quote';
import type { Audience, Request } from './recipe';

export const CURL = 'curl --silent --show-error --fail-with-body';
export const AUTHORIZATION = '--header "Authorization: Bearer $TOKEN"';

export const tokenCommand = (place: Place, audience: Audience) =>
  place.tokenCommand.replace('{audience}', place.audiences[audience]);

export const token = (place: Place, audience: Audience, name = 'TOKEN') =>
  `${name}=$(${tokenCommand(place, audience)})`;

export const lines = (...parts: string[]) => parts.filter((part) => part !== '').join(' \\\n  ');

export function curl({ method, url, headers = {}, body }: Request): string {
  const own = Object.entries(headers).map(([name, value]) => `--header ${bashText(`${name}: ${value}`)}`);
  const json = body && `--data-binary ${bashText(JSON.stringify(body, null, 2))}`;
  // A POST without a body says so by a length: some gateways answer 411 to one that says nothing.
  const empty = !body && method === 'POST' ? "--data-binary ''" : '';
  return lines(
    `${CURL} --request ${method} ${bashText(url)}`,
    AUTHORIZATION,
    ...own,
    body ? "--header 'Content-Type: application/json'" : '',
    json ?? empty,
  );
}

export const blobPath = (path: string) =>
  path
    .split('/')
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/');

/** A file with a text, by a here document. */
export function fileOf(name: string, text: string): string {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  const word = hereWord(whole, 'YAML');
  return `cat > ${name} <<'${word}'\n${whole}${word}`;
}
