import type { Plane } from '../types';
import { AzureError, type ErrorVoice } from './azure-error';

/** Who refuses on a plane before any operation of it is reached. */
const voices: Record<Plane, ErrorVoice> = {
  public: 'arm',
  arm: 'arm',
  mfe: 'managementfrontend',
  scoring: 'managementfrontend',
  history: 'history',
  data: 'history',
};

/** 429 of a plane; run history has a code of its own (contract C6, C7). */
export function tooManyRequests(plane: Plane, headers: Record<string, string>): AzureError {
  const voice = voices[plane];
  const code = voice === 'history' ? 'RequestThrottled' : 'TooManyRequests';
  return new AzureError(voice, 429, code, 'The request is throttled: too many requests were sent.', [], headers);
}

const unwellCodes: Record<number, [code: string, message: string]> = {
  500: ['InternalServerError', 'The server met an internal error. Try again later.'],
  502: ['BadGateway', 'The service behind the gateway gave no usable answer.'],
  503: ['ServiceUnavailable', 'The service is not available at the moment. Try again later.'],
  504: ['GatewayTimeout', 'The gateway did not hear from the service in time.'],
};

/** A 5xx of a plane. */
export function unwell(plane: Plane, status: number, headers: Record<string, string>): AzureError {
  const [code, message] = unwellCodes[status] ?? ['InternalServerError', 'The service failed.'];
  return new AzureError(voices[plane], status, code, message, [], headers);
}
