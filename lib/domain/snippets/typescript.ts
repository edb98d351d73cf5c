import type { Place } from './action';
import { typescript as quoted, typescriptValue } from './quote';
import type { Recipe } from './recipe';
import { download, upload } from './typescript-files';
import { CHECK, EXEC, fetched, PRINT, token } from './typescript-words';

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
