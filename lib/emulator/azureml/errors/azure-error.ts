/** One entry of `error.details` (contract C6). */
export interface ErrorDetail {
  code: string;
  message: string;
}

/**
 * Who speaks: ARM's front door answers code and message only, the management front end and scoring add details and
 * additionalInfo, run history has an envelope of its own.
 */
export type ErrorVoice = 'arm' | 'managementfrontend' | 'history';

/** Thrown by handlers; `errors/envelope.ts` turns it into the body that Azure would send. */
export class AzureError extends Error {
  constructor(
    readonly voice: ErrorVoice,
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: readonly ErrorDetail[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  /** The same error with more headers, for what is known only further out. */
  with(headers: Readonly<Record<string, string>>): AzureError {
    const { voice, status, code, message, details } = this;
    return new AzureError(voice, status, code, message, details, { ...headers, ...this.headers });
  }
}
