import { z } from 'zod';
import { WORKSPACE_ID } from '../../directory';
import { noSuchOperation, operationError, operationFailed } from '../errors';
import { isEnded } from '../jobs/status';
import { endOf, operationUrl } from '../long-running';
import type { Answer, Call, Handler, Services } from '../types';

/** Without it azure-core waits 30 s before it asks again. */
const AGAIN = { 'Retry-After': '1' };
const cancelName = z.string().startsWith(`jc:${WORKSPACE_ID}:`);

/** Deployments are served by Azure's newer backend, whose status pages say less (contract C4, recorded). */
const isTerse = (name: string) => name.startsWith('bdbes:');

/** Status page of a long-running operation: id, name and status, from the older backend progress and times as well. */
export const getOperationStatus: Handler = (call, services) => {
  const operation = services.operations.get(call.param('operationId'));
  if (operation === undefined) throw noSuchOperation(call.param('operationId'));
  const { name, kind, startedAt, doneAt } = operation;
  const end = endOf(services, operation);
  const said = { id: call.url.pathname, name, status: end ?? (kind === 'Deleting' ? 'Deleting' : 'Updating') };
  const times = { startTime: startedAt, ...(end ? { endTime: doneAt } : {}), percentComplete: end ? 100 : 0 };
  const error = end === 'Failed' ? { error: operationError() } : {};
  const body = { ...said, ...(isTerse(name) ? {} : times), ...error };
  return { status: 200, body, ...(end ? {} : { headers: AGAIN }) };
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
  const end = endOf(services, operation);
  if (end === 'Failed') throw operationFailed();
  return end !== null;
}

export const getOperationResult: Handler = (call, services) => {
  const name = call.param('operationId');
  return resultAnswer(call, name, isDone(services, name));
};
