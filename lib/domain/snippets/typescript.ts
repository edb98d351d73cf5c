import type { Place } from './action';
import { blobPath, tokenCommand } from './bash';
import { typescript as quoted, typescriptValue } from './quote';
import type { Audience, Recipe, Request } from './recipe';

const EXEC = "import { execSync } from 'node:child_process';";

const token = (place: Place, audience: Audience, name = 'token') =>
  `const ${name} = execSync(${quoted(tokenCommand(place, audience))}, { encoding: 'utf8' }).trim();`;

const FAIL = `  throw new Error(\`\${answer.status} \${await answer.text()}\`);`;
const CHECK = `if (!answer.ok) {\n${FAIL}\n}`;
const PRINT = 'console.log(JSON.stringify(await answer.json(), null, 2));';

function headersOf({ headers = {}, body }: Request, indent: string): string {
  const entries = [
    `authorization: \`Bearer \${token}\``,
    ...Object.entries(headers).map(([name, value]) => `${quoted(name)}: ${quoted(value)}`),
    ...(body ? ["'content-type': 'application/json'"] : []),
  ];
  if (entries.length === 1) return `{ ${entries[0]} }`;
  return `{\n${entries.map((entry) => `${indent}  ${entry},\n`).join('')}${indent}}`;
}

function fetched(request: Request, name = 'answer'): string {
  const { method, url, body } = request;
  const json = body ? `  body: JSON.stringify(${typescriptValue(body, '  ')}),\n` : '';
  return `const ${name} = await fetch(${quoted(url)}, {
  method: ${quoted(method)},
  headers: ${headersOf(request, '  ')},
${json}});
${CHECK}
${method === 'DELETE' || (method === 'POST' && !body) ? 'console.log(answer.status);' : PRINT}`;
}

function change({ url, changes }: Extract<Recipe, { kind: 'change' }>, place: Place): string {
  const owners = changes.filter(({ path }) => path.length > 2).map(({ path }) => path.slice(0, -1).join('.'));
  const sets = [
    ...[...new Set(owners)].map((owner) => `resource.${owner} ??= {};`),
    ...changes.map(({ path, value }) => `resource.${path.join('.')} = ${typescriptValue(value)};`),
  ];
  return `${EXEC}

${token(place, 'arm')}
const url = ${quoted(url)};
const headers = { authorization: \`Bearer \${token}\`, 'content-type': 'application/json' };

// All of the resource is written back: a PUT replaces it.
const live = await fetch(url, { headers });
if (!live.ok) {
  throw new Error(\`\${live.status} \${await live.text()}\`);
}
const resource = await live.json();
${sets.join('\n')}
const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(resource) });
${CHECK}
${PRINT}`;
}

function upload(recipe: Extract<Recipe, { kind: 'upload' }>, place: Place): string {
  return `${EXEC}
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = './batchinput';
${token(place, 'storage', 'storageToken')}
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = path.join(entry.parentPath, entry.name);
  const name = path.relative(folder, file).split(path.sep).map(encodeURIComponent).join('/');
  const stored = await fetch(${quoted(`${recipe.container}/${blobPath(recipe.path)}/`)} + name, {
    method: 'PUT',
    headers: {
      authorization: \`Bearer \${storageToken}\`,
      'x-ms-version': '2023-11-03',
      'x-ms-blob-type': 'BlockBlob',
    },
    body: readFileSync(file),
  });
  if (!stored.ok) throw new Error(\`\${stored.status} \${await stored.text()}\`);
}

${token(place, recipe.request.audience)}
${fetched(recipe.request)}`;
}

function log(run: string, place: Place): string {
  return `${EXEC}
import { setTimeout } from 'node:timers/promises';

${token(place, 'ml')}
const run = ${quoted(run)};
let seen = 0;

// Prints what is new in the job's log until the job has ended.
for (;;) {
  const answer = await fetch(\`\${run}/details\`, { headers: { authorization: \`Bearer \${token}\` } });
  if (!answer.ok) {
    throw new Error(\`\${answer.status} \${await answer.text()}\`);
  }
  const { status, logFiles } = await answer.json();
  const log = logFiles?.['logs/azureml/executionlogs.txt'];
  if (log) {
    const text = await (await fetch(log)).text();
    process.stdout.write(text.slice(seen));
    seen = text.length;
  }
  if (['Completed', 'Failed', 'Canceled'].includes(status)) break;
  await setTimeout(2_000);
}`;
}

function download({ files }: Extract<Recipe, { kind: 'download' }>, place: Place): string {
  const each = files.map(({ name, url }) => `  [${quoted(name)}, ${quoted(url)}],`);
  return `${EXEC}
import { writeFileSync } from 'node:fs';

${token(place, 'storage')}
const files: [name: string, url: string][] = [
${each.join('\n')}
];
for (const [name, url] of files) {
  const headers = { authorization: \`Bearer \${token}\`, 'x-ms-version': '2023-11-03' };
  const answer = await fetch(url, { headers });
  if (!answer.ok) {
    throw new Error(\`\${answer.status} \${await answer.text()}\`);
  }
  writeFileSync(name, new Uint8Array(await answer.arrayBuffer()));
}`;
}

function grant(place: Place): string {
  return `// A service principal: its id and secret are read from the environment, as Azure's own libraries do.
const answer = await fetch(${quoted(place.tokenUrl)}, {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: process.env.AZURE_CLIENT_ID ?? '',
    client_secret: process.env.AZURE_CLIENT_SECRET ?? '',
    scope: ${quoted(`${place.audiences.ml}/.default`)},
  }),
});
${CHECK}
console.log(JSON.stringify(await answer.json(), null, 2));`;
}

/** A recipe for TypeScript on Node 20, which needs nothing but Node. */
export function typescriptOf(recipe: Recipe, place: Place): string {
  switch (recipe.kind) {
    case 'request':
      return `${EXEC}\n\n${token(place, recipe.request.audience)}\n${fetched(recipe.request)}`;
    case 'change':
      return change(recipe, place);
    case 'upload':
      return upload(recipe, place);
    case 'log':
      return log(recipe.run, place);
    case 'download':
      return download(recipe, place);
    case 'token':
      return grant(place);
  }
}
