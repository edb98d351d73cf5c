/** In seconds. Entra's access tokens live about an hour; a session lasts a working day. */
export interface Lifetimes {
  accessToken: number;
  refreshToken: number;
  session: number;
}

export const LIFETIMES: Lifetimes = { accessToken: 3600, refreshToken: 86_400, session: 86_400 };
