import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handler } from '../transport';
import type { Clock } from '../types';
import { trickle, withLink } from './bodies';
import { type RequestFault, type ResponseOption, requestKinds, responseOption } from './fault';
import { hold } from './hold';
import { respond } from './injector';
import { type Exchanged, refuse, sendLoginPage, sendRedirect } from './refusals';
import type { FaultRegistry } from './registry';
import { isMet, type RequestFacts } from './scope';
import { breakUpload } from './uploads';

const ASKED = 'x-ms-faultinjector-response-option';

function askedOption({ headers }: IncomingMessage): ResponseOption | null {
  const { success, data } = responseOption.safeParse(headers[ASKED]);
  return success ? data : null;
}

/** The path of a request target, decoded where it can be, without its query (which may hold a signature). */
export function decoded(url: string): string {
  const [path = ''] = url.split('?');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Without the header such a fault leaves the request alone. */
const isAsked = (fault: RequestFault, req: IncomingMessage) =>
  fault.kind !== 'response' || fault.option !== 'header' || askedOption(req) !== null;

/** Faults of an answer: the request is carried out, and then its answer suffers. */
function spoil(fault: RequestFault, { req, res }: Exchanged, next: Handler): Promise<void> | void {
  hold(res, (body) => {
    if (fault.kind === 'slow') void trickle(res, body, fault.bytesPerSecond);
    else if (fault.kind === 'nextLink') withLink(res, body, fault.link);
    else if (fault.kind === 'response')
      respond(fault.option === 'header' ? (askedOption(req) ?? 'f') : fault.option, res, body);
  });
  return next(req, res);
}

function meet(fault: RequestFault, facts: RequestFacts, io: Exchanged, next: Handler): Promise<void> | void {
  if (fault.kind === 'throttle' || fault.kind === 'error') return refuse(fault, facts, io);
  if (fault.kind === 'redirect') return sendRedirect(io.res, fault);
  if (fault.kind === 'html') return sendLoginPage(io.res);
  if (fault.kind === 'brokenUpload') return breakUpload(io.req, fault.share);
  return spoil(fault, io, next);
}

/**
 * Puts the faults that requests meet before `next`. While none is defined this costs one comparison.
 * @param factsOf what a request is in the words of a scope
 */
export const withFaults =
  (registry: FaultRegistry, clock: Clock, factsOf: (req: IncomingMessage) => RequestFacts, next: Handler): Handler =>
  (req: IncomingMessage, res: ServerResponse) => {
    if (registry.isQuiet) return next(req, res);
    const facts = factsOf(req);
    const fault = registry.take(requestKinds, (given) => isMet(given.where, facts) && isAsked(given, req));
    return fault === null ? next(req, res) : meet(fault, facts, { req, res, clock }, next);
  };
