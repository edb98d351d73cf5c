import type { Place } from './action';
import { AUTHORIZATION, blobPath, CURL, curl, lines, token } from './bash-words';
import { bashText } from './quote';
import type { Recipe } from './recipe';

/** Files go to blob storage one by one, with a token of its own audience. */
export function upload(recipe: Extract<Recipe, { kind: 'upload' }>, place: Place): string {
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

export function download({ files }: Extract<Recipe, { kind: 'download' }>, place: Place): string {
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
