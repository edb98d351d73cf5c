import type { Place } from './action';
import { tokenCommand } from './bash-words';
import { typescript as quoted, typescriptValue } from './quote';
import type { Audience, Request } from './recipe';

export const EXEC = "import { execSync } from 'node:child_process';";

export const token = (place: Place, audience: Audience, name = 'token') =>
  `const ${name} = execSync(${quoted(tokenCommand(place, audience))}, { encoding: 'utf8' }).trim();`;

const FAIL = `  throw new Error(\`\${answer.status} \${await answer.text()}\`);`;
export const CHECK = `if (!answer.ok) {\n${FAIL}\n}`;
export const PRINT = 'console.log(JSON.stringify(await answer.json(), null, 2));';

function headersOf({ headers = {}, body }: Request, indent: string): string {
  const entries = [
    `authorization: \`Bearer \${token}\``,
    ...Object.entries(headers).map(([name, value]) => `${quoted(name)}: ${quoted(value)}`),
    ...(body ? ["'content-type': 'application/json'"] : []),
  ];
  if (entries.length === 1) return `{ ${entries[0]} }`;
  return `{\n${entries.map((entry) => `${indent}  ${entry},\n`).join('')}${indent}}`;
}

export function fetched(request: Request, name = 'answer'): string {
  const { method, url, body } = request;
  const json = body ? `  body: JSON.stringify(${typescriptValue(body, '  ')}),\n` : '';
  return `const ${name} = await fetch(${quoted(url)}, {
  method: ${quoted(method)},
  headers: ${headersOf(request, '  ')},
${json}});
${CHECK}
${method === 'DELETE' || (method === 'POST' && !body) ? 'console.log(answer.status);' : PRINT}`;
}
