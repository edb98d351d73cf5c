import { randomBytes } from 'node:crypto';
import { REGION } from '../../directory';
import type { Plane } from '../types';
import type { AzureError } from './azure-error';

const correlation = () => ({ operation: randomBytes(16).toString('hex'), request: randomBytes(8).toString('hex') });

/** The management front end's body, as recorded for the missing endpoint. */
const managementBody = (error: AzureError, now: Date) => ({
  error: {
    code: error.code,
    message: error.message,
    details: error.details.map((detail) => ({ ...detail, details: [], additionalInfo: [] })),
    additionalInfo: [
      { type: 'ComponentName', info: { value: 'managementfrontend' } },
      { type: 'Correlation', info: { value: correlation() } },
      { type: 'Environment', info: { value: REGION } },
      { type: 'Location', info: { value: REGION } },
      { type: 'Time', info: { value: now.toISOString() } },
    ],
  },
});

/** Run history's body (contract C6, the published models). */
const historyBody = (error: AzureError, now: Date) => ({
  error: {
    code: error.code,
    severity: null,
    message: error.message,
    messageFormat: null,
    messageParameters: {},
    referenceCode: null,
    detailsUri: null,
    target: null,
    details: error.details,
    innerError: null,
    additionalInfo: null,
  },
  correlation: correlation(),
  environment: REGION,
  location: REGION,
  time: now.toISOString(),
  componentName: 'run-history',
});

/** The JSON body of an error answer. Run history has one envelope, whatever part of it finds fault with a body. */
export function envelopeOf(error: AzureError, now: Date, plane: Plane): unknown {
  if (error.voice === 'arm') return { error: { code: error.code, message: error.message } };
  return error.voice === 'history' || plane === 'history' ? historyBody(error, now) : managementBody(error, now);
}
