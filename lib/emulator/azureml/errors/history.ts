import { AzureError } from './azure-error';

export const runNotFound = (runId: string) => new AzureError('history', 404, 'UserError', `Run ${runId} was not found`);

export const artifactNotFound = (runId: string, path: string) =>
  new AzureError('history', 404, 'UserError', `The artifact '${path}' of run ${runId} was not found`);

/** A filter, order or page that can not be read. */
export const validationError = (message: string) => new AzureError('history', 400, 'ValidationError', message);
