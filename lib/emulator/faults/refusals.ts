import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AzureError } from '../azureml/errors';
import { envelopeOf, tooManyRequests, unwell } from '../azureml/errors';
import { commonHeaders } from '../azureml/headers';
import type { Plane } from '../azureml/types';
import { tokenError } from '../identity/token-error';
import type { Clock } from '../types';
import type { FaultOf } from './fault';
import type { RequestFacts } from './scope';

export type Refusing = FaultOf<'throttle' | 'error'>;

function retryAfter({ retryAfter: seconds, retryAfterAs }: Refusing, clock: Clock): Record<string, string> {
  if (seconds === null) return {};
  const at = new Date(clock.now().getTime() + seconds * 1000);
  return { 'retry-after': retryAfterAs === 'date' ? at.toUTCString() : String(seconds) };
}

/** A page of the dashboard must be able to read the refusal, as of any answer of these services. */
function readable({ headers }: IncomingMessage): Record<string, string> {
  return headers.origin ? { 'access-control-allow-origin': headers.origin, 'access-control-expose-headers': '*' } : {};
}

function send(res: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  res.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  res.end(body);
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** An error of the REST surface with the envelope and the headers that every answer of its plane has. */
export function sendError({ req, res, clock }: Exchanged, plane: Plane, error: AzureError): void {
  const now = clock.now();
  const common = commonHeaders({
    ...{ plane, requestId: randomUUID(), startedAt: performance.now(), now },
    failed: true,
    asked: req.headers,
  });
  send(res, error.status, { ...common, ...JSON_TYPE, ...error.headers }, JSON.stringify(envelopeOf(error, now, plane)));
}

const storageErrors: Record<number, [code: string, message: string]> = {
  500: ['OperationTimedOut', 'Operation could not be completed within the permitted time.'],
  503: ['ServerBusy', 'The server is busy.'],
};

/** Storage throttles with 503 as well (its scale targets); the code is ServerBusy for all but 500. */
function storageRefusal(res: ServerResponse, status: number, headers: Record<string, string>): void {
  const [code, message] = storageErrors[status] ?? ['ServerBusy', 'The server is busy.'];
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  const own = { 'content-type': 'application/xml', 'x-ms-error-code': code, 'x-ms-request-id': randomUUID() };
  send(res, status, { ...headers, ...own }, body);
}

function tokenRefusal(res: ServerResponse, statusCode: number, headers: Record<string, string>): void {
  const text = 'AADSTS90033: A transient error has occurred. Please try again.';
  const { status, body } = tokenError({ error: 'temporarily_unavailable', error_description: text, statusCode });
  send(res, status, { ...headers, ...JSON_TYPE, 'cache-control': 'no-store' }, JSON.stringify(body));
}

/** Answers 429 or 5xx in the words of the service that was asked. */
export function refuse(fault: Refusing, { plane }: RequestFacts, io: Exchanged): void {
  const { req, res, clock } = io;
  const status = fault.kind === 'throttle' ? 429 : fault.status;
  const headers = { ...retryAfter(fault, clock), ...readable(req) };
  if (plane === 'identity') tokenRefusal(res, status, headers);
  else if (plane === 'storage') storageRefusal(res, status === 429 ? 503 : status, headers);
  else sendError(io, plane, status === 429 ? tooManyRequests(plane, headers) : unwell(plane, status, headers));
}

/** One request and its answer to come, by this clock. */
export interface Exchanged {
  req: IncomingMessage;
  res: ServerResponse;
  clock: Clock;
}

const LOGIN_PAGE =
  '<!doctype html><html><head><title>Sign in to the network</title></head><body>Sign in.</body></html>';

/** A portal's page where JSON was asked for. */
export const sendLoginPage = (res: ServerResponse): void =>
  send(res, 200, { 'content-type': 'text/html; charset=utf-8' }, LOGIN_PAGE);

export const sendRedirect = (res: ServerResponse, { status, location }: FaultOf<'redirect'>): void =>
  send(res, status, { location }, '');
