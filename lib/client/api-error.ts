import { type ApiErrorBody, apiError } from '@/lib/contracts/api/common';

/** An answer that is not the one asked for, in the one error shape (DESIGN decision 11). Status 0: there was no answer. */
export class ApiError extends Error implements ApiErrorBody {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly fromAzure: boolean;
  readonly details: ApiErrorBody['details'];
  readonly target: string | null;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  readonly missingAction: string | null;
  readonly claims: string | null;
  /** Epoch ms before which Azure wants no further request; null where it named no time. */
  readonly retryAt: number | null;

  constructor(body: ApiErrorBody) {
    super(body.message);
    this.status = body.status;
    this.code = body.code;
    this.fromAzure = body.fromAzure;
    this.details = body.details;
    this.target = body.target;
    this.requestId = body.requestId;
    this.retryAfterSeconds = body.retryAfterSeconds;
    this.missingAction = body.missingAction;
    this.claims = body.claims;
    this.retryAt = body.retryAfterSeconds ? Date.now() + body.retryAfterSeconds * 1000 : null;
  }
}

const empty = {
  fromAzure: false,
  details: [],
  target: null,
  requestId: null,
  retryAfterSeconds: null,
  missingAction: null,
  claims: null,
};

/** The error of a response that is not 2xx; one that our server did not write (a proxy's page) keeps status and id. */
export async function errorOfResponse(response: Response): Promise<ApiError> {
  const parsed = apiError.safeParse(await response.json().catch(() => null));
  if (parsed.success) return new ApiError(parsed.data.error);
  const { status } = response;
  const requestId = response.headers.get('x-request-id');
  return new ApiError({
    ...empty,
    status,
    code: 'UnexpectedAnswer',
    message: `The server answered ${status}.`,
    requestId,
  });
}

/** The error of a request that got no answer at all. */
export function errorOfSilence(): ApiError {
  const message = 'The dashboard\u2019s server did not answer. It may be stopped, or the network is down.';
  return new ApiError({ ...empty, status: 0, code: 'NoAnswer', message });
}

/** The error of a token that the sign-in service did not give because it was not reached or not well. */
export function errorOfSignInSilence(): ApiError {
  const message =
    'The sign-in service did not answer, so Azure could not be asked. It may be stopped, or the network is down.';
  return new ApiError({ ...empty, status: 0, code: 'NoSignInAnswer', message });
}

/** An answer of another shape than the route table says. */
export function errorOfShape(route: string, requestId: string | null): ApiError {
  const message = `The server\u2019s answer to ${route} has another shape than this page expects. Reload the page.`;
  return new ApiError({ ...empty, status: 0, code: 'UnexpectedShape', message, requestId });
}
