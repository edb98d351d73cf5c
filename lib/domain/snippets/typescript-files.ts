import type { Place } from './action';
import { blobPath } from './bash-words';
import { typescript as quoted } from './quote';
import type { Recipe } from './recipe';
import { EXEC, fetched, token } from './typescript-words';

export function upload(recipe: Extract<Recipe, { kind: 'upload' }>, place: Place): string {
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

export function download({ files }: Extract<Recipe, { kind: 'download' }>, place: Place): string {
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
