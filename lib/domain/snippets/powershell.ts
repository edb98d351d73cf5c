import type { Place } from './action';
import { download, upload } from './powershell-files';
import { AUTHORIZATION, CURL, curl, lines, token, UTF8 } from './powershell-words';
import { powershell as quoted } from './quote';
import type { Change, Recipe } from './recipe';

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
    if ($text.Length -gt $seen) { Write-Host -NoNewline ($text.Substring($seen)) }
    $seen = $text.Length
  }
  $ended = $details.status -in 'Completed', 'Failed', 'Canceled'
  if (-not $ended) { Start-Sleep -Seconds 2 }
} until ($ended)`;
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
