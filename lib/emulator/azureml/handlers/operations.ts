import { z } from 'zod';
import { WORKSPACE_ID } from '../../directory';
import { noSuchOperation } from '../errors';
import { isEnded } from '../jobs/status';
import { operationUrl } from '../long-running';
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
  const done = operation.doneAt <= services.clock.now().toISOString();
  const pending = operation.kind === 'Deleting' ? 'Deleting' : 'Updating';
  const said = { id: call.url.pathname, name: operation.name, status: done ? 'Succeeded' : pending };
  const times = { startTime: operation.startedAt, ...(done ? { endTime: operation.doneAt } : {}) };
  const body = isTerse(operation.name) ? said : { ...said, ...times, percentComplete: done ? 100 : 0 };
  return { status: 200, body, ...(done ? {} : { headers: AGAIN }) };
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
