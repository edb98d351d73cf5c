import { invokeProperties } from '../invoke-body';
import { datastoreUri } from '../reference';
import type { Action, LocalInput, Place } from './action';
import type { Recipe, Request } from './recipe';

type Invoke = Extract<Action, { do: 'invoke' }>;

function invokeRequest(action: Invoke, place: Place): Request {
  const { input, deploymentName } = action;
  const asked =
    input.kind === 'local'
      ? ({ kind: 'datastore', datastore: input.datastore, path: input.path, type: 'UriFolder' } as const)
      : input;
  const properties = invokeProperties({ ...action, input: asked }, place.workspace);
  return {
    method: 'POST',
    url: action.scoringUri,
    audience: 'ml',
    headers: deploymentName === null ? {} : { 'azureml-model-deployment': deploymentName },
    body: { properties },
  };
}

export function invokeRecipe(action: Invoke, place: Place): Recipe {
  const asked = invokeRequest(action, place);
  const { input } = action;
  if (input.kind !== 'local') return { kind: 'request', request: asked };
  return { kind: 'upload', container: containerOf(input), path: input.path, request: asked };
}

const containerOf = ({ container }: LocalInput) => container ?? 'https://ACCOUNT.blob.core.windows.net/CONTAINER';

/** `azureml:name:version`, an https URL or a datastore's path, as the CLI and the SDK take an input. */
export function inputText(input: Exclude<Invoke['input'], LocalInput>): string {
  switch (input.kind) {
    case 'data':
      return `azureml:${input.name}:${input.version}`;
    case 'url':
      return input.url;
    case 'datastore':
      return datastoreUri(input.datastore, input.path);
  }
}
