import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { authenticate } from '../azureml/authorize';
import {
  AzureError,
  authorizationFailed,
  internalError,
  invalidField,
  methodNotAllowed,
  noSuch,
} from '../azureml/errors';
import { commonHeaders } from '../azureml/headers';
import { readBody } from '../azureml/request';
import { ROBOT_OBJECT_ID, WORKSPACE_SCOPE } from '../directory';
import type { Clock, TokenVerifier } from '../types';
import { fault } from './fault';
import { sendError } from './refusals';
import type { FaultRegistry } from './registry';

const ROUTE = /^\/faults(?:\/([\w.-]{1,100}))?\/?$/;

export const isFaultsPath = (url: string): boolean => /^\/faults(?=[/?]|$)/.test(url);

/** `::ffff:127.0.0.1` is what a listener for both families calls the first. */
const isLoopback = ({ socket }: IncomingMessage) => /^(?:::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');

/** Only the program that holds the ready file's secret, on this machine; people may not, whatever their role. */
async function checkCaller(req: IncomingMessage, tokens: TokenVerifier): Promise<void> {
  const principal = await authenticate('arm', req.headers.authorization, tokens);
  if (principal.oid === ROBOT_OBJECT_ID && isLoopback(req)) return;
  const action = `Microsoft.MachineLearningServices/workspaces/faults/${req.method === 'GET' ? 'read' : 'write'}`;
  throw authorizationFailed(principal, action, WORKSPACE_SCOPE);
}

function parsed(body: unknown) {
  const { success, data, error } = fault.safeParse(body);
  if (success) return data;
  const [issue] = error.issues;
  throw invalidField(issue?.path.join('.') || 'fault', issue?.message ?? z.prettifyError(error));
}

interface Said {
  status: number;
  body?: unknown;
}

function shown(registry: FaultRegistry, name: string): Said {
  const found = registry.list().find((one) => one.name === name);
  if (!found) throw noSuch('fault', name);
  return { status: 200, body: found };
}

async function onOne(req: IncomingMessage, registry: FaultRegistry, name: string): Promise<Said> {
  if (req.method === 'GET') return shown(registry, name);
  if (req.method === 'DELETE') return { status: registry.delete(name) ? 200 : 204 };
  if (req.method !== 'PUT') throw methodNotAllowed(req.method ?? '', ['GET', 'PUT', 'DELETE']);
  registry.put(name, parsed(await readBody(req)));
  return shown(registry, name);
}

function onAll({ method }: IncomingMessage, registry: FaultRegistry): Said {
  if (method === 'GET') return { status: 200, body: { value: registry.list() } };
  if (method !== 'DELETE') throw methodNotAllowed(method ?? '', ['GET', 'DELETE']);
  registry.clear();
  return { status: 200 };
}

async function answered(req: IncomingMessage, { registry, tokens }: Parts): Promise<Said> {
  await checkCaller(req, tokens);
  const [path = ''] = (req.url ?? '').split('?');
  const route = ROUTE.exec(path);
  if (!route) throw invalidField('name', 'letters, digits, ., _ and - only');
  return route[1] === undefined ? onAll(req, registry) : onOne(req, registry, route[1]);
}

interface Parts {
  registry: FaultRegistry;
  tokens: TokenVerifier;
  clock: Clock;
}

/** `/faults` and `/faults/{name}`: what is switched on, to the service principal of the ready file alone. */
export const createAdmin = (parts: Parts) => async (req: IncomingMessage, res: ServerResponse) => {
  try {
    const { status, body } = await answered(req, parts);
    const now = parts.clock.now();
    const served = {
      ...{ plane: 'arm' as const, requestId: randomUUID(), startedAt: performance.now(), now, failed: false },
      asked: req.headers,
    };
    res.writeHead(status, { ...commonHeaders(served), 'content-type': 'application/json; charset=utf-8' });
    res.end(body === undefined ? undefined : JSON.stringify(body));
  } catch (error) {
    if (!(error instanceof AzureError)) process.stderr.write(`The faults' route failed: ${error}\n`);
    sendError({ req, res, clock: parts.clock }, 'arm', error instanceof AzureError ? error : internalError());
  }
};
