import { useSyncExternalStore } from 'react';
import type { SignInProblem } from './auth-problem';

export interface Account {
  name: string;
  username: string;
  tenantId: string;
}

export interface AuthState {
  /** `leaving`: the browser is on its way to the sign-in page of the authority. */
  phase: 'starting' | 'signed-out' | 'signed-in' | 'leaving';
  account: Account | null;
  problem: SignInProblem | null;
  /** Azure wants a sign-in while work is under way: a button opens it in a window of its own. */
  waitingForPopup: boolean;
}

const first: AuthState = { phase: 'starting', account: null, problem: null, waitingForPopup: false };
let state = first;
const listeners = new Set<() => void>();

/** Who is signed in; one value for the page. */
export const authState = {
  current: () => state,
  set(change: Partial<AuthState>) {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Who is signed in, and whether that is known yet; `starting` on the server. */
export function useAuth(): AuthState {
  return useSyncExternalStore(authState.subscribe, authState.current, () => first);
}
