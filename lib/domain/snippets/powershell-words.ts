import type { Place } from './action';
import { tokenCommand } from './bash-words';
import { powershell as quoted } from './quote';
import type { Audience, Request } from './recipe';

export const CURL = 'curl.exe --silent --show-error --fail-with-body';
export const AUTHORIZATION = '--header "Authorization: Bearer $token"';
/** Without it Windows PowerShell hands text to programs in ASCII and reads theirs in the console's code page. */
export const UTF8 = '$OutputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new()';

export const token = (place: Place, audience: Audience, name = 'token') =>
  `$${name} = ${tokenCommand(place, audience)}`;
export const lines = (...parts: string[]) => parts.filter((part) => part !== '').join(' `\n  ');

/** The body goes in by the pipe: Windows PowerShell loses the quotes of an argument. */
export function curl({ method, url, headers = {}, body }: Request): string {
  const own = Object.entries(headers).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`);
  const call = lines(
    `${CURL} --request ${method} ${quoted(url)}`,
    AUTHORIZATION,
    ...own,
    body ? "--header 'Content-Type: application/json'" : '',
    body ? "--data-binary '@-'" : method === 'POST' ? "--header 'Content-Length: 0'" : '',
  );
  return body ? `$body = ${quoted(JSON.stringify(body, null, 2))}\n$body | ${call}` : call;
}
