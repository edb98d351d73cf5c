import { randomUUID } from 'node:crypto';

/** What oidc-provider knows about a refusal. */
export interface Refusal {
  error?: string | undefined;
  error_description?: string | undefined;
  error_detail?: string | undefined;
  statusCode?: number | undefined;
}

interface Row {
  pattern: RegExp;
  status: number;
  error: string;
  code: number;
  text: string;
}

/** Why the provider refused, and what Entra says to that. The first row that fits wins. */
const ROWS: Row[] = [
  {
    pattern: /client not found/,
    status: 400,
    error: 'unauthorized_client',
    code: 700016,
    text: 'Application with this identifier was not found in the directory.',
  },
  { pattern: /secret/, status: 401, error: 'invalid_client', code: 7000215, text: 'Invalid client secret provided.' },
  {
    pattern: /authentication mechanism/,
    status: 401,
    error: 'invalid_client',
    code: 7000218,
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  },
  {
    pattern: /refresh token is expired/,
    status: 400,
    error: 'invalid_grant',
    code: 700084,
    text: 'The refresh token was issued to a single page app and has a fixed, limited lifetime, which cannot be extended. It is now expired.',
  },
  {
    pattern: /missing requested scope/,
    status: 400,
    error: 'invalid_scope',
    code: 70011,
    text: "The provided value for the input parameter 'scope' is not valid.",
  },
  {
    pattern: /^unsupported_grant_type/,
    status: 400,
    error: 'unsupported_grant_type',
    code: 70003,
    text: 'The app requested an unsupported grant type.',
  },
  {
    pattern: /^invalid_grant/,
    status: 400,
    error: 'invalid_grant',
    code: 70000,
    text: 'The provided authorization code or refresh token is expired, revoked or malformed.',
  },
];

function meaningOf(refusal: Refusal): Omit<Row, 'pattern'> {
  const {
    error = 'invalid_request',
    error_description: description = '',
    error_detail: detail,
    statusCode = 400,
  } = refusal;
  const own = /^AADSTS(\d+): (.*)$/s.exec(description);
  if (own) return { status: statusCode, error, code: Number(own[1]), text: own[2] ?? '' };
  const why = [error, detail, description].filter(Boolean).join(': ');
  return ROWS.find(({ pattern }) => pattern.test(why)) ?? { status: statusCode, error, code: 900000, text: why };
}

/** The JSON body of a failed token request, with the AADSTS code where every Azure SDK looks for it. */
export function tokenError(refusal: Refusal) {
  const { status, error, code, text } = meaningOf(refusal);
  const [traceId, correlationId] = [randomUUID(), randomUUID()];
  const timestamp = new Date().toISOString().replace('T', ' ').replace(/\.\d+/, '');
  const trail = `Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
  const body = {
    error,
    error_description: `AADSTS${code}: ${text} ${trail}`,
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
  };
  return { status, body };
}
