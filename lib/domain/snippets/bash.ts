import type { Place } from './action';
import { bashText, hereWord } from './quote';
import type { Audience, Change, Recipe, Request } from './recipe';

const CURL = 'curl --silent --show-error --fail-with-body';
const AUTHORIZATION = '--header "Authorization: Bearer $TOKEN"';

export const tokenCommand = (place: Place, audience: Audience) =>
  place.tokenCommand.replace('{audience}', place.audiences[audience]);

const token = (place: Place, audience: Audience, name = 'TOKEN') => `${name}=$(${tokenCommand(place, audience)})`;

const lines = (...parts: string[]) => parts.filter((part) => part !== '').join(' \\\n  ');

function curl({ method, url, headers = {}, body }: Request): string {
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

/** A program for jq that sets fields; a text of JSON is a text of jq, too. */
const setters = (changes: readonly Change[]) =>
  changes.map(({ path, value }) => `.${path.join('.')} = ${JSON.stringify(value)}`).join(' | ');

function change({ url, changes }: Extract<Recipe, { kind: 'change' }>, place: Place): string {
  return `${token(place, 'arm')}
URL=${bashText(url)}

# Needs jq. All of the resource is written back: a PUT replaces it.
RESOURCE=$(${lines(`${CURL} "$URL"`, AUTHORIZATION)}) &&
  jq ${bashText(setters(changes))} <<< "$RESOURCE" |
  ${lines(
    `${CURL} --request PUT "$URL"`,
    AUTHORIZATION,
    "--header 'Content-Type: application/json'",
    '--data-binary @-',
  ).replaceAll('\n', '\n  ')}`;
}

/** Files go to blob storage one by one, with a token of its own audience. */
function upload(recipe: Extract<Recipe, { kind: 'upload' }>, place: Place): string {
  return `FOLDER=./batchinput
${token(place, 'storage', 'STORAGE_TOKEN')}
find "$FOLDER" -type f | while read -r FILE; do
  NAME=$(printf %s "\${FILE#"$FOLDER"/}" | jq --slurp --raw-input --raw-output 'split("/") | map(@uri) | join("/")')
  curl --silent --show-error --fail-with-body --request PUT ${bashText(`${recipe.container}/${blobPath(recipe.path)}/`)}"$NAME" \\
    --header "Authorization: Bearer $STORAGE_TOKEN" \\
    --header 'x-ms-version: 2023-11-03' \\
    --header 'x-ms-blob-type: BlockBlob' \\
    --upload-file "$FILE"
done

${token(place, recipe.request.audience)}
${curl(recipe.request)}`;
}

export const blobPath = (path: string) =>
  path
    .split('/')
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/');

function log(run: string, place: Place): string {
  return `${token(place, 'ml')}
RUN=${bashText(run)}
SEEN=0

# Needs jq. Prints what is new in the job's log until the job has ended.
while :; do
  DETAILS=$(${CURL} "$RUN/details" ${AUTHORIZATION})
  LOG=$(jq --raw-output '.logFiles["logs/azureml/executionlogs.txt"] // empty' <<< "$DETAILS")
  if [ -n "$LOG" ]; then
    TEXT=$(curl --silent --show-error "$LOG")
    printf %s "\${TEXT:SEEN}"
    SEEN=\${#TEXT}
  fi
  case $(jq --raw-output .status <<< "$DETAILS") in
    Completed | Failed | Canceled) break ;;
  esac
  sleep 2
done`;
}

function download({ files }: Extract<Recipe, { kind: 'download' }>, place: Place): string {
  const each = files.map(({ name, url }) =>
    lines(
      `${CURL} ${bashText(url)}`,
      AUTHORIZATION,
      "--header 'x-ms-version: 2023-11-03'",
      `--output ${bashText(name)}`,
    ),
  );
  return [token(place, 'storage'), ...each].join('\n');
}

/** By a service principal: its id and secret are read from the environment, as Azure's own libraries do. */
function grant(place: Place): string {
  return lines(
    `${CURL} ${bashText(place.tokenUrl)}`,
    "--data-urlencode 'grant_type=client_credentials'",
    '--data-urlencode "client_id=$AZURE_CLIENT_ID"',
    '--data-urlencode "client_secret=$AZURE_CLIENT_SECRET"',
    `--data-urlencode ${bashText(`scope=${place.audiences.ml}/.default`)}`,
  );
}

/** A recipe for bash and curl. Tokens are asked for by a command and never written down. */
export function bashOf(recipe: Recipe, place: Place): string {
  switch (recipe.kind) {
    case 'request':
      return `${token(place, recipe.request.audience)}\n${curl(recipe.request)}`;
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

/** A file with a text, by a here document. */
export function fileOf(name: string, text: string): string {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  const word = hereWord(whole, 'YAML');
  return `cat > ${name} <<'${word}'\n${whole}${word}`;
}
