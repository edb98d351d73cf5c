import { randomBytes } from 'node:crypto';
import { REGION } from '../../directory';
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

/** The JSON body of an error answer. */
export function envelopeOf(error: AzureError, now: Date): unknown {
  if (error.voice === 'managementfrontend') return managementBody(error, now);
  if (error.voice === 'history') return historyBody(error, now);
  return { error: { code: error.code, message: error.message } };
}
