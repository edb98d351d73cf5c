/** In seconds. Entra's access tokens live about an hour; a session lasts a working day. */
export interface Lifetimes {
  accessToken: number;
  refreshToken: number;
  session: number;
}

/** What may go wrong with tokens on demand. */
export interface TokenFaults {
  /** Life of the access tokens issued now; null leaves it as configured. */
  accessTokenSeconds(): number | null;
  /** How far the clock that stamps tokens is ahead. */
  skewSeconds(): number;
}

export const LIFETIMES: Lifetimes = { accessToken: 3600, refreshToken: 86_400, session: 86_400 };
