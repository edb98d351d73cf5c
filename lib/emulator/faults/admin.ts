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
import { type Figures, fault } from './fault';
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

/** Both processes know of a change, and this one of what happened in the other, once it has answered. */
const settle = async ({ registry, figures }: Parts): Promise<void> => registry.learn(await figures());

async function onOne(req: IncomingMessage, parts: Parts, name: string): Promise<Said> {
  const { registry } = parts;
  const method = req.method ?? '';
  if (!['GET', 'PUT', 'DELETE'].includes(method)) throw methodNotAllowed(method, ['GET', 'PUT', 'DELETE']);
  if (method === 'PUT') registry.put(name, parsed(await readBody(req)));
  const status = method === 'DELETE' ? (registry.delete(name) ? 200 : 204) : null;
  await settle(parts);
  return status === null ? shown(registry, name) : { status };
}

async function onAll({ method }: IncomingMessage, parts: Parts): Promise<Said> {
  const { registry } = parts;
  if (method !== 'GET' && method !== 'DELETE') throw methodNotAllowed(method ?? '', ['GET', 'DELETE']);
  if (method === 'DELETE') registry.clear();
  await settle(parts);
  return method === 'GET' ? { status: 200, body: { value: registry.list() } } : { status: 200 };
}

async function answered(req: IncomingMessage, parts: Parts): Promise<Said> {
  await checkCaller(req, parts.tokens);
  const [path = ''] = (req.url ?? '').split('?');
  const route = ROUTE.exec(path);
  if (!route) throw invalidField('name', 'letters, digits, ., _ and - only');
  return route[1] === undefined ? onAll(req, parts) : onOne(req, parts, route[1]);
}

interface Parts {
  registry: FaultRegistry;
  tokens: TokenVerifier;
  clock: Clock;
  /** What happened in the storage process; resolves once that knows of every fault. */
  figures: () => Promise<Figures>;
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
