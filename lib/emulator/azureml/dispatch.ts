import type { IncomingMessage } from 'node:http';
import type { Principal, TokenVerifier } from '../types';
import { absentTable } from './absent';
import { checkApiVersion } from './api-version';
import { authenticate, authorize } from './authorize';
import { callOf, type Request } from './call';
import { checkScope, unknown } from './existence';
import { settleDeletes } from './long-running';
import { planeOf } from './plane';
import { readBody } from './request';
import { createRouter, segmentsOf } from './router';
import { operationTable } from './routes';
import type { Answer, Operation, Plane, Services } from './types';

/** Discovery and cloud metadata are read before there is a token. */
const nobody: Principal = { oid: '', name: '', username: null, role: 'Reader', audience: '' };

const isForeign = ({ template }: Operation) =>
  !template.includes('Microsoft.MachineLearningServices') || template.includes('Microsoft.Authorization');

const typeOf = ({ template }: Operation) =>
  template
    .split('/providers/Microsoft.MachineLearningServices/')[1]
    ?.split('/')
    .filter((part) => !part.startsWith('{'))
    .join('/') ?? '';

export interface Dispatched {
  answer: Answer;
  /** Whose budget the call used; null where nobody is known. */
  principal: Principal | null;
  operation: Operation;
}

/**
 * One request from token to answer, in the order in which Azure finds fault: token and audience, path, scope,
 * api-version, role, body. Throws AzureError.
 */
export function createDispatch(services: Services, tokens: TokenVerifier) {
  const route = createRouter([...operationTable, ...absentTable]);
  const caller = async (plane: Plane, request: Request) =>
    plane === 'public' ? nobody : authenticate(plane, request.header('authorization'), tokens);
  return async (incoming: IncomingMessage, request: Request): Promise<Dispatched> => {
    const plane = planeOf(request.url.pathname);
    const principal = await caller(plane, request);
    const segments = segmentsOf(request.url.pathname);
    const match = route(request.method, segments);
    if (match === undefined) throw unknown(request.url.pathname, segments);
    const { operation } = match;
    checkScope(match.params);
    const asked = request.query('api-version');
    const apiVersion = checkApiVersion(plane, asked, typeOf(operation), isForeign(operation));
    if (plane !== 'public') authorize(principal, match);
    const body = await readBody(incoming);
    settleDeletes(services);
    const answer = await operation.handler(callOf(request, match, { principal, apiVersion, body }), services);
    return { answer, principal: plane === 'public' ? null : principal, operation };
  };
}
