import { z } from 'zod';
import { WORKSPACE_ID } from '../../directory';
import { noSuchOperation } from '../errors';
import { isEnded } from '../jobs/status';
import { operationUrl } from '../long-running';
import type { Answer, Call, Handler, Services } from '../types';

/** Without it azure-core waits 30 s before it asks again. */
const AGAIN = { 'Retry-After': '1' };
const cancelName = z.string().startsWith(`jc:${WORKSPACE_ID}:`);

/** Status page of a long-running operation; `percentComplete` and times as the recorded older backend (contract C4). */
export const getOperationStatus: Handler = (call, services) => {
  const operation = services.operations.get(call.param('operationId'));
  if (operation === undefined) throw noSuchOperation(call.param('operationId'));
  const done = operation.doneAt <= services.clock.now().toISOString();
  const shared = { id: call.url.pathname, name: operation.name, startTime: operation.startedAt };
  if (!done) {
    const status = operation.kind === 'Deleting' ? 'Deleting' : 'Updating';
    return { status: 200, body: { ...shared, percentComplete: 0, status }, headers: AGAIN };
  }
  return { status: 200, body: { ...shared, endTime: operation.doneAt, percentComplete: 100, status: 'Succeeded' } };
};

/** 202 `{}` while it works, 200 without a body when it is done. */
const resultAnswer = (call: Call, name: string, done: boolean): Answer =>
  done
    ? { status: 200 }
    : { status: 202, body: {}, headers: { Location: operationUrl(call, 'mfeOperationResults', name), ...AGAIN } };

function isDone(services: Services, name: string): boolean {
  if (cancelName.safeParse(name).success) {
    const job = services.jobs.get(name.slice(`jc:${WORKSPACE_ID}:`.length));
    if (job === undefined) throw noSuchOperation(name);
    return isEnded(job.parent.status);
  }
  const operation = services.operations.get(name);
  if (operation === undefined) throw noSuchOperation(name);
  return operation.doneAt <= services.clock.now().toISOString();
}

export const getOperationResult: Handler = (call, services) => {
  const name = call.param('operationId');
  return resultAnswer(call, name, isDone(services, name));
};
