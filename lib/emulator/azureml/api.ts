import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Database from 'libsql';
import { createOperationStore } from '../store';
import type { TokenVerifier } from '../types';
import { ensureBuiltIn } from './built-in';
import { requestOf } from './call';
import { createDispatch, type Dispatched } from './dispatch';
import { AzureError, envelopeOf, internalError } from './errors';
import { commonHeaders } from './headers';
import { planeOf } from './plane';
import { createRateLimits } from './rate-limits';
import type { Answer, Services } from './types';

interface WorkspaceApiOptions extends Omit<Services, 'operations'> {
  db: Database.Database;
  tokens: TokenVerifier;
  /** Interpreter of scoring scripts, shown on the compute. */
  python?: string | null;
}

function errorAnswer(error: unknown, now: Date, requestId: string): Answer {
  const known = error instanceof AzureError ? error : internalError();
  // The reason of an unknown failure goes to the log, never to the caller: it may hold names of files.
  if (known !== error)
    process.stderr.write(`${requestId} ${error instanceof Error ? (error.stack ?? error.message) : 'failed'}\n`);
  return { status: known.status, body: envelopeOf(known, now), headers: { ...known.headers } };
}

function send(response: ServerResponse, { status, body, headers }: Answer, common: Record<string, string>): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const type = text === '' ? {} : { 'Content-Type': 'application/json; charset=utf-8' };
  const length = status === 204 ? {} : { 'Content-Length': String(Buffer.byteLength(text)) };
  response.writeHead(status, { ...common, ...type, ...length, ...headers });
  response.end(text);
}

const isDeploymentWrite = ({ name }: Dispatched['operation']) =>
  name === 'BatchDeployments_CreateOrUpdate' || name === 'BatchDeployments_Update';

/**
 * ARM, the regional API and scoring of the local workspace, as one request handler. Never rejects: every failure is
 * answered in Azure's envelope.
 */
export function createWorkspaceApi(options: WorkspaceApiOptions) {
  const { db, tokens, python = null, ...given } = options;
  const services: Services = { ...given, operations: createOperationStore(db) };
  ensureBuiltIn(services.resources, services.clock, python);
  const dispatch = createDispatch(services, tokens);
  const limits = createRateLimits(services.clock);

  const answerOf = async (incoming: IncomingMessage, requestId: string): Promise<Answer> => {
    try {
      const request = requestOf(incoming);
      const { answer, principal, operation } = await dispatch(incoming, request);
      const counted = operation.plane === 'arm' && principal !== null;
      const headers = counted ? limits(principal.oid, request.method, isDeploymentWrite(operation)) : {};
      return { ...answer, headers: { ...headers, ...answer.headers } };
    } catch (error) {
      return errorAnswer(error, services.clock.now(), requestId);
    }
  };

  return async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    const answer = await answerOf(incoming, requestId);
    const plane = planeOf(incoming.url ?? '/');
    const failed = answer.status >= 400;
    send(response, answer, commonHeaders({ plane, requestId, startedAt, now: services.clock.now(), failed }));
  };
}
