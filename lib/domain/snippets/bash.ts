import type { Place } from './action';
import { download, upload } from './bash-files';
import { AUTHORIZATION, CURL, curl, lines, token } from './bash-words';
import { bashText } from './quote';
import type { Change, Recipe } from './recipe';

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
