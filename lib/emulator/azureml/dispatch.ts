import type { IncomingMessage } from 'node:http';
import type { Principal, TokenVerifier } from '../types';
import { absentTable } from './absent';
import { checkApiVersion } from './api-version';
import { authenticate, authorize } from './authorize';
import { callOf, type Request } from './call';
import { AzureError, challenge } from './errors';
import { checkScope, unknown } from './existence';
import { settleDeletes } from './long-running';
import { planeOf } from './plane';
import { bucketOf, type RateLimits } from './rate-limits';
import { readBody } from './request';
import { createRouter, type Match, segmentsOf } from './router';
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

const isDeploymentWrite = ({ operation }: Match) =>
  operation.name === 'BatchDeployments_CreateOrUpdate' || operation.name === 'BatchDeployments_Update';

/** ARM answers HEAD with whether the resource is there; elsewhere it is a GET whose body is left out (by Node). */
const shownTo = (method: string, plane: Plane, answer: Answer): Answer =>
  method === 'HEAD' && plane === 'arm' && answer.status === 200 ? { ...answer, status: 204, body: undefined } : answer;

/** Runs `work` and lets its answer, a failure too, say what is left of the caller's budget. */
async function withBudget(budget: Record<string, string>, work: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await work();
    return { ...answer, headers: { ...budget, ...answer.headers } };
  } catch (error) {
    throw error instanceof AzureError ? error.with(budget) : error;
  }
}

/**
 * One request from token to answer, in the order in which Azure finds fault: token and audience, rate, path, scope,
 * api-version, role, body. Throws AzureError.
 */
export function createDispatch(services: Services, tokens: TokenVerifier, limits: RateLimits) {
  const route = createRouter([...operationTable, ...absentTable]);
  const caller = async (plane: Plane, request: Request) => {
    if (plane === 'public') return nobody;
    return authenticate(plane, request.header('authorization'), tokens).catch((error: unknown) => {
      throw error instanceof AzureError ? error.with(challenge(request.base, error.message)) : error;
    });
  };

  async function answerOf(incoming: IncomingMessage, request: Request, plane: Plane, principal: Principal) {
    const segments = segmentsOf(request.path);
    const match = route(request.method, segments);
    if (match === undefined) throw unknown(request.path, segments);
    const { operation } = match;
    const spent = plane === 'arm' && isDeploymentWrite(match) ? limits(principal.oid, 'resource-requests') : {};
    return withBudget(spent, async () => {
      checkScope(match.params);
      const asked = request.query('api-version');
      const apiVersion = checkApiVersion(plane, asked, typeOf(operation), isForeign(operation));
      if (plane !== 'public') authorize(principal, match);
      const body = await readBody(incoming);
      settleDeletes(services);
      const answer = await operation.handler(callOf(request, match, { principal, apiVersion, body }), services);
      return shownTo(request.method, plane, answer);
    });
  }

  return async (incoming: IncomingMessage, request: Request): Promise<Answer> => {
    const plane = planeOf(request.path);
    const principal = await caller(plane, request);
    // Only ARM counts: the regional API and scoring have limits of their own, which are not published.
    const spent = plane === 'arm' ? limits(principal.oid, bucketOf(request.method)) : {};
    return withBudget(spent, () => answerOf(incoming, request, plane, principal));
  };
}
