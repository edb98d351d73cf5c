import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Database from 'libsql';
import { createOperationStore } from '../store';
import type { TokenVerifier } from '../types';
import { ensureBuiltIn } from './built-in';
import { requestOf } from './call';
import { createDispatch } from './dispatch';
import { AzureError, envelopeOf, internalError } from './errors';
import { commonHeaders } from './headers';
import { planeOf } from './plane';
import { createRateLimits } from './rate-limits';
import type { Answer, Plane, Services } from './types';

interface WorkspaceApiOptions extends Omit<Services, 'operations' | 'faults'> {
  faults?: Services['faults'];
  db: Database.Database;
  tokens: TokenVerifier;
  /** Interpreter of scoring scripts, shown on the compute. */
  python?: string | null;
  /** Multiplies ARM's rate limits; 1 when absent. */
  rateLimitFactor?: number;
}

const noFaults: Services['faults'] = {
  began: () => undefined,
  outcomeOf: () => null,
  lastOutcomeOf: () => null,
  isNameTaken: () => false,
};

function errorAnswer(error: unknown, now: Date, requestId: string, plane: Plane): Answer {
  const known = error instanceof AzureError ? error : internalError();
  // The reason of an unknown failure goes to the log, never to the caller: it may hold names of files.
  if (known !== error)
    process.stderr.write(`${requestId} ${error instanceof Error ? (error.stack ?? error.message) : 'failed'}\n`);
  return { status: known.status, body: envelopeOf(known, now, plane), headers: { ...known.headers } };
}

function send(response: ServerResponse, { status, body, headers }: Answer, common: Record<string, string>): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const type = text === '' ? {} : { 'Content-Type': 'application/json; charset=utf-8' };
  const length = status === 204 ? {} : { 'Content-Length': String(Buffer.byteLength(text)) };
  response.writeHead(status, { ...common, ...type, ...length, ...headers });
  response.end(text);
}

/**
 * ARM, the regional API and scoring of the local workspace, as one request handler. Never rejects: every failure is
 * answered in Azure's envelope.
 */
export function createWorkspaceApi(options: WorkspaceApiOptions) {
  const { db, tokens, python = null, rateLimitFactor, faults = noFaults, ...given } = options;
  const services: Services = { ...given, faults, operations: createOperationStore(db) };
  ensureBuiltIn(services.resources, services.clock, python);
  const dispatch = createDispatch(services, tokens, createRateLimits(services.clock, rateLimitFactor));

  const answerOf = async (incoming: IncomingMessage, requestId: string, plane: Plane): Promise<Answer> => {
    try {
      return await dispatch(incoming, requestOf(incoming));
    } catch (error) {
      return errorAnswer(error, services.clock.now(), requestId, plane);
    }
  };

  return async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    const plane = planeOf(incoming.url ?? '/');
    const answer = await answerOf(incoming, requestId, plane);
    const failed = answer.status >= 400;
    const served = { plane, requestId, startedAt, now: services.clock.now(), failed, asked: incoming.headers };
    send(response, answer, commonHeaders(served));
  };
}
