import { type AzureErrorBody, errorEnvelope } from '../contracts/azureml/common';
import { retryAfterSeconds } from './retry-after';

export interface AzureErrorFields {
  /** HTTP status of Azure's answer, or 502 and 504 where there was none. */
  status: number;
  code: string;
  message: string;
  details?: { code: string; message: string }[];
  target?: string | null;
  requestId?: string | null;
  retryAfterSeconds?: number | null;
  /** `www-authenticate` as Azure sent it. */
  challenge?: string | null;
  /** Code and message are Azure's own words; false for what this program says itself. */
  fromAzure?: boolean;
  /** Node's or undici's code of a failed request: for the log, never for a page. */
  errno?: string | null;
}

/** Why Azure (or the way to it) refused: the one error that this room throws. Holds no token, key or SAS. */
export class AzureError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: { code: string; message: string }[];
  readonly target: string | null;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  readonly challenge: string | null;
  readonly fromAzure: boolean;
  readonly errno: string | null;

  constructor(fields: AzureErrorFields) {
    super(withoutSecrets(fields.message));
    this.name = 'AzureError';
    this.status = fields.status;
    this.code = fields.code;
    this.details = (fields.details ?? []).map(({ code, message }) => ({ code, message: withoutSecrets(message) }));
    this.target = fields.target ? withoutSecrets(fields.target) : null;
    this.requestId = fields.requestId ?? null;
    this.retryAfterSeconds = fields.retryAfterSeconds ?? null;
    this.challenge = fields.challenge ?? null;
    this.fromAzure = fields.fromAzure ?? false;
    this.errno = fields.errno ?? null;
  }

  /** The RBAC action that is missing, when a 403 names it. */
  get missingAction(): string | null {
    return this.status === 403 ? missingAction([this.message, ...this.details.map((d) => d.message)].join('\n')) : null;
  }

  /** The claims challenge of continuous access evaluation, decoded. */
  get claims(): string | null {
    return this.challenge && claimsOfChallenge(this.challenge);
  }
}

/** The action in ARM's sentence "… does not have authorization to perform action 'X' over scope …". */
export function missingAction(message: string): string | null {
  return /perform action '([\w./*-]+)'/i.exec(message)?.[1] ?? null;
}

/** JSON text of the `claims` of the first challenge that has them; base64 with or without padding, plain or URL-safe. */
export function claimsOfChallenge(challenge: string): string | null {
  for (const match of challenge.matchAll(/claims="([A-Za-z0-9+/_=-]+)"/g)) {
    const text = Buffer.from(match[1] ?? '', 'base64').toString('utf8');
    if (isJson(text)) return text;
  }
  return null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const secretQuery = /([?&](?:skoid|sks|sktid|se|sp|sv|sr|st|spr|skt|ske)=)[^&\s"'<]*/gi;
/** The signature itself counts wherever it stands, also percent-encoded inside another URL. */
const signature = /(?<![a-z])(sig(?:=|%3D))[^&\s"'<;]*/gi;
const keyOfAccount =
  /\b((?:AccountKey|SharedAccessKey|SharedAccessSignature|ClientSecret|Password)["']?\s*[=:]\s*["']?)[^;,\s"'<]+/gi;

/** Text without the values of SAS parameters, of keys in connection strings, and without bearer tokens. */
export function withoutSecrets(text: string): string {
  return text
    .replace(keyOfAccount, '$1…')
    .replace(secretQuery, '$1…')
    .replace(signature, '$1…')
    .replace(/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer …')
    .replace(/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '…');
}

const MAX_DETAILS = 20;

function flatDetails(body: AzureErrorBody): { code: string; message: string }[] {
  const below = body.details ?? [];
  return below.flatMap((detail) => [{ code: detail.code, message: detail.message }, ...flatDetails(detail)]);
}

function readEnvelope(text: string): Pick<AzureErrorFields, 'code' | 'message' | 'details' | 'target'> | null {
  if (!isJson(text)) return null;
  const parsed = errorEnvelope.safeParse(JSON.parse(text));
  if (!parsed.success) return null;
  const { error } = parsed.data;
  const details = flatDetails(error).slice(0, MAX_DETAILS);
  return { code: error.code, message: error.message, details, target: error.target ?? null };
}

/** Blob storage answers XML: `<Error><Code>…</Code><Message>first line is the sentence`. */
function readXml(text: string): Pick<AzureErrorFields, 'code' | 'message'> | null {
  const code = /<Code>([\w.-]{1,100})<\/Code>/.exec(text)?.[1];
  const message = /<Message>([^<\r\n]{0,1000})/.exec(text)?.[1];
  return code ? { code, message: message || code } : null;
}

const REQUEST_IDS = ['x-ms-request-id', 'x-ms-correlation-request-id', 'x-request-id', 'x-ms-client-request-id'];

/** The error that an answer of status 400 and above means, in Azure's words where it used any (contract C6). */
export function errorOfAnswer(
  answer: { status: number; header(name: string): string | null; text: string },
  now: Date,
): AzureError {
  const said = readEnvelope(answer.text) ?? readXml(answer.text);
  const code = answer.header('x-ms-error-code') ?? `Http${answer.status}`;
  return new AzureError({
    code,
    message: `The workspace answered ${answer.status} without an explanation.`,
    ...said,
    fromAzure: said !== null,
    status: answer.status,
    requestId: REQUEST_IDS.map(answer.header).find((id) => id !== null) ?? null,
    retryAfterSeconds: retryAfterSeconds(answer.header('retry-after'), now),
    challenge: answer.header('www-authenticate'),
  });
}
