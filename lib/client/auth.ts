import { guardAgainstCircles } from './auth-circle';
import { authorityOf, returnPath } from './auth-config';
import { OtherTenant } from './auth-problem';
import { inSession, type Session, showAccount } from './auth-session';
import { authState } from './auth-state';

export interface SignIn {
  /** Path to come back to. */
  to: string;
  tenantId?: string;
  /** Ask which account, although one is signed in. */
  choose?: boolean;
}

/** Sends the browser to the authority. Resolves only when that failed; the reason is then the state's problem. */
export function signIn({ to, tenantId, choose }: SignIn): Promise<void> {
  authState.set({ phase: 'leaving', problem: null });
  return inSession(({ settings, msal }) =>
    msal.loginRedirect({
      scopes: [settings.scopes.arm],
      redirectStartPage: settings.publicUrl + returnPath(to),
      ...(tenantId && { authority: authorityOf(settings, tenantId) }),
      ...(tenantId && !choose && { loginHint: msal.getActiveAccount()?.username }),
      ...(choose && { prompt: 'select_account' }),
    }),
  );
}

/** Signs out here and at the authority, and forgets every account of this browser. Failing, as `signIn`. */
export function signOut(): Promise<void> {
  authState.set({ phase: 'leaving', problem: null });
  return inSession(({ msal }) => {
    const active = msal.getActiveAccount();
    return msal.logoutRedirect({ logoutHint: active?.idTokenClaims?.login_hint ?? active?.username });
  });
}

/**
 * Makes `tenantId` the tenant that tokens come from: silently where Azure allows it, else by one sign-in that returns here.
 * An authority that leaves the account in another tenant is the state's problem and not asked again.
 */
export function enterTenant(tenantId: string): Promise<void> {
  return inSession(async (session) => {
    if (!(await entersSilently(session, tenantId))) {
      guardAgainstCircles(`tenant ${tenantId}`);
      return signIn({ to: location.pathname + location.search + location.hash, tenantId });
    }
    showAccount(session.msal);
    const { account } = authState.current();
    if (account && account.tenantId !== tenantId) throw new OtherTenant(account.tenantId);
  });
}

/** Whether a token came without the user's help; the account that it is for is then the active one. */
async function entersSilently({ settings, msal }: Session, tenantId: string): Promise<boolean> {
  const account = msal.getActiveAccount();
  if (!account || account.tenantId === tenantId) return true;
  try {
    const authority = authorityOf(settings, tenantId);
    const answer = await msal.acquireTokenSilent({ scopes: [settings.scopes.arm], account, authority });
    msal.setActiveAccount(answer.account);
    return true;
  } catch {
    return false;
  }
}

/** The reader has seen why a sign-in did not work. */
export const dismissProblem = (): void => authState.set({ problem: null });
