import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { InvokeInput, InvokeOverrides, InvokeRequest } from '@/lib/contracts/api/invoke';
import { isoDurationOfSeconds } from './iso-duration';
import { datastoreUri, workspaceId } from './reference';
import { type JsonObject, present } from './yaml/rest-body';

/** Tag that carries the form's request key, so that a lost answer never becomes a second job. */
export const REQUEST_TAG = 'batch-studio.request';

type JobInput = { jobInputType: 'UriFolder' | 'UriFile'; uri: string };

const folderPath = (path: string) => (path.endsWith('/') ? path : `${path}/`);

function jobInput(input: InvokeInput, workspace: WorkspaceRef): JobInput {
  switch (input.kind) {
    case 'data':
      return {
        jobInputType: 'UriFolder',
        uri: `${workspaceId(workspace)}/data/${input.name}/versions/${input.version}`,
      };
    case 'url':
      return { jobInputType: input.type, uri: input.url };
    case 'datastore': {
      const path = input.type === 'UriFolder' ? folderPath(input.path) : input.path;
      return { jobInputType: input.type, uri: datastoreUri(input.datastore, path) };
    }
  }
}

/** Only what was asked for: a field that is absent leaves the deployment's own value in force. */
function overrides(asked: InvokeOverrides): JsonObject {
  const { miniBatchSize, errorThreshold, outputFileName, instanceCount, maxRetries, timeoutSeconds } = asked;
  const timeout = timeoutSeconds === undefined ? undefined : isoDurationOfSeconds(timeoutSeconds);
  const retries = maxRetries === undefined && timeout === undefined ? undefined : present({ maxRetries, timeout });
  return present({
    miniBatchSize,
    errorThreshold,
    outputFileName,
    compute: instanceCount === undefined ? undefined : { instanceCount },
    retrySettings: retries,
  });
}

/** What a form or a snippet asks of a scoring URI, without the form's own mark. A single input is named by its type, as the SDK does. */
export function invokeProperties(
  request: Pick<InvokeRequest, 'input' | 'overrides' | 'displayName'>,
  workspace: WorkspaceRef,
): JsonObject {
  const input = jobInput(request.input, workspace);
  return {
    inputData: { [input.jobInputType]: input },
    ...overrides(request.overrides),
    ...(request.displayName === null ? {} : { name: request.displayName }),
  };
}

/**
 * JSON body of `POST {scoringUri}` (contract D1, D2). The deployment is no part of it: it travels in the header
 * `azureml-model-deployment`.
 */
export function invokeBody(request: InvokeRequest, workspace: WorkspaceRef): unknown {
  return { properties: { ...invokeProperties(request, workspace), tags: { [REQUEST_TAG]: request.requestKey } } };
}
