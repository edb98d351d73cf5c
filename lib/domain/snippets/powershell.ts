import type { Place } from './action';
import { blobPath, tokenCommand } from './bash';
import { powershell as quoted } from './quote';
import type { Audience, Change, Recipe, Request } from './recipe';

const CURL = 'curl.exe --silent --show-error --fail-with-body';
const AUTHORIZATION = '--header "Authorization: Bearer $token"';
/** Without it Windows PowerShell hands text to programs in ASCII and reads theirs in the console's code page. */
const UTF8 = '$OutputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new()';

const token = (place: Place, audience: Audience, name = 'token') => `$${name} = ${tokenCommand(place, audience)}`;
const lines = (...parts: string[]) => parts.filter((part) => part !== '').join(' `\n  ');

/** The body goes in by the pipe: Windows PowerShell loses the quotes of an argument. */
function curl({ method, url, headers = {}, body }: Request): string {
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

const setter = ({ path, value }: Change) => {
  const owner = path.slice(0, -1).join('.');
  const name = path.at(-1) ?? '';
  return `$resource.${owner} | Add-Member -Force -NotePropertyName ${name} -NotePropertyValue ${scalar(value)}`;
};

/** The parts on the way that the resource may not have. */
const owners = (changes: readonly Change[]) =>
  [...new Set(changes.filter(({ path }) => path.length > 2).map(({ path }) => path.slice(0, -1).join('.')))].map(
    (owner) => {
      const name = owner.split('.').at(-1);
      const outer = owner.split('.').slice(0, -1).join('.');
      return `if (-not $resource.${owner}) { $resource.${outer} | Add-Member -Force -NotePropertyName ${name} -NotePropertyValue ([pscustomobject]@{}) }`;
    },
  );

function scalar(value: Change['value']): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  return value === null ? '$null' : String(value);
}

function change({ url, changes }: Extract<Recipe, { kind: 'change' }>, place: Place): string {
  return `${UTF8}
${token(place, 'arm')}
$url = ${quoted(url)}

# All of the resource is written back: a PUT replaces it.
$resource = (${lines(`${CURL} $url`, AUTHORIZATION)}) -join "\`n" | ConvertFrom-Json
${[...owners(changes), ...changes.map(setter)].join('\n')}
$resource | ConvertTo-Json -Depth 100 | ${lines(
    `${CURL} --request PUT $url`,
    AUTHORIZATION,
    "--header 'Content-Type: application/json'",
    "--data-binary '@-'",
  )}`;
}

function upload(recipe: Extract<Recipe, { kind: 'upload' }>, place: Place): string {
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

function log(run: string, place: Place): string {
  return `${UTF8}
${token(place, 'ml')}
$run = ${quoted(run)}
$seen = 0

# Prints what is new in the job's log until the job has ended.
do {
  $details = (${CURL} "$run/details" ${AUTHORIZATION}) -join "\`n" | ConvertFrom-Json
  $log = $details.logFiles.'logs/azureml/executionlogs.txt'
  if ($log) {
    $text = (curl.exe --silent --show-error $log) -join "\`n"
    if ($text.Length -gt $seen) { Write-Host -NoNewline $text.Substring($seen) }
    $seen = $text.Length
  }
  $ended = $details.status -in 'Completed', 'Failed', 'Canceled'
  if (-not $ended) { Start-Sleep -Seconds 2 }
} until ($ended)`;
}

function download({ files }: Extract<Recipe, { kind: 'download' }>, place: Place): string {
  const each = files.map(({ name, url }) =>
    lines(`${CURL} ${quoted(url)}`, AUTHORIZATION, "--header 'x-ms-version: 2023-11-03'", `--output ${quoted(name)}`),
  );
  return [token(place, 'storage'), ...each].join('\n');
}

function grant(place: Place): string {
  return lines(
    `${CURL} ${quoted(place.tokenUrl)}`,
    "--data-urlencode 'grant_type=client_credentials'",
    '--data-urlencode "client_id=$env:AZURE_CLIENT_ID"',
    '--data-urlencode "client_secret=$env:AZURE_CLIENT_SECRET"',
    `--data-urlencode ${quoted(`scope=${place.audiences.ml}/.default`)}`,
  );
}

/** A recipe for PowerShell (Windows PowerShell 5.1 and 7) and the curl.exe of Windows. */
export function powershellOf(recipe: Recipe, place: Place): string {
  switch (recipe.kind) {
    case 'request': {
      const { request } = recipe;
      return [...(request.body ? [UTF8] : []), token(place, request.audience), curl(request)].join('\n');
    }
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
