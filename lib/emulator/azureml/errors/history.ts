import { AzureError } from './azure-error';

export const runNotFound = (runId: string) => new AzureError('history', 404, 'UserError', `Run ${runId} was not found`);
