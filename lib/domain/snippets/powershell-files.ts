import type { Place } from './action';
import { blobPath } from './bash-words';
import { AUTHORIZATION, CURL, curl, lines, token, UTF8 } from './powershell-words';
import { powershell as quoted } from './quote';
import type { Recipe } from './recipe';

export function upload(recipe: Extract<Recipe, { kind: 'upload' }>, place: Place): string {
  return `${UTF8}
$folder = (Resolve-Path './batchinput').Path
${token(place, 'storage', 'storageToken')}
foreach ($file in Get-ChildItem $folder -File -Recurse) {
  $parts = $file.FullName.Substring($folder.Length + 1) -split '[\\\\/]'
  $name = ($parts | ForEach-Object { [Uri]::EscapeDataString($_) }) -join '/'
  curl.exe --silent --show-error --fail-with-body --request PUT (${quoted(`${recipe.container}/${blobPath(recipe.path)}/`)} + $name) \`
    --header "Authorization: Bearer $storageToken" \`
    --header 'x-ms-version: 2023-11-03' \`
    --header 'x-ms-blob-type: BlockBlob' \`
    --upload-file $file.FullName
}

${token(place, recipe.request.audience)}
${curl(recipe.request)}`;
}

export function download({ files }: Extract<Recipe, { kind: 'download' }>, place: Place): string {
  const each = files.map(({ name, url }) =>
    lines(`${CURL} ${quoted(url)}`, AUTHORIZATION, "--header 'x-ms-version: 2023-11-03'", `--output ${quoted(name)}`),
  );
  return [token(place, 'storage'), ...each].join('\n');
}
