import { type AccountInfo, PublicClientApplication } from '@azure/msal-browser';
import type { Audience } from '@/lib/contracts/api/routes';
import type { PublicSettings } from '@/lib/contracts/api/settings';
import { authorityOf, msalConfiguration, needsSignIn, returnPath } from './auth-config';
import { problemOf, SignedOut, SignInRepeats } from './auth-problem';
import { type Account, authState } from './auth-state';

interface Session {
  settings: PublicSettings;
  msal: PublicClientApplication;
}
interface TokenRequest {
  scopes: string[];
  account: AccountInfo;
  authority: string;
  claims?: string;
  forceRefresh?: boolean;
}
export interface TokenWish {
  /** Answer to a claims challenge, as the authority wants it. */
  claims?: string | undefined;
  /** Past the cache: the token that it holds was refused. */
  fresh?: boolean;
}

const NEVER = new Promise<never>(() => {});
const REPEAT_MS = 30_000;
const LAST_INTERACTION = 'batch-studio.last-interaction';

let starting: Promise<Session> | null = null;
/** Works that a redirect would destroy: unsaved text, a running upload. */
let busyWorks = 0;
/** The one interaction of the whole page; whoever needs one meanwhile waits for it. */
let interaction: Promise<void> | null = null;
let openPopup: (() => void) | null = null;

/** Starts MSAL once and finishes a sign-in that has just come back. Never throws: a failure becomes the state's problem. */
export async function startAuth(settings: PublicSettings): Promise<void> {
  starting ??= createSession(settings);
  const { msal } = await starting;
  try {
    const answer = await msal.handleRedirectPromise();
    if (answer) msal.setActiveAccount(answer.account);
    showAccount(msal);
  } catch (error) {
    showAccount(msal);
    authState.set({ problem: problemOf(error) });
  }
}

async function createSession(settings: PublicSettings): Promise<Session> {
  const msal = new PublicClientApplication(msalConfiguration(settings));
  await msal.initialize();
  document.addEventListener('visibilitychange', () => followOtherTabs(msal));
  window.addEventListener('pageshow', (event) => event.persisted && location.reload());
  return { settings, msal };
}

/** Another tab may have signed out or changed the account: this page then shows what is true now. */
function followOtherTabs(msal: PublicClientApplication) {
  const { phase, account } = authState.current();
  if (document.hidden || phase !== 'signed-in' || busyWorks > 0) return;
  const now = msal.getActiveAccount();
  if (now?.username !== account?.username || now?.tenantId !== account?.tenantId) location.reload();
}

/** Only the active account counts: the first of all accounts is the wrong one after a switch. */
function showAccount(msal: PublicClientApplication) {
  const active = msal.getActiveAccount();
  const account: Account | null = active && {
    name: active.name ?? active.username,
    username: active.username,
    tenantId: active.tenantId,
  };
  authState.set({ phase: account ? 'signed-in' : 'signed-out', account, problem: null });
}

async function session(): Promise<Session> {
  if (!starting) throw new SignedOut();
  return starting;
}

/** Says that work is under way which a redirect would destroy; call with `false` once for each `true`. */
export function setBusyWork(busy: boolean): void {
  busyWorks = Math.max(0, busyWorks + (busy ? 1 : -1));
}

export interface SignIn {
  /** Path to come back to. */
  to: string;
  tenantId?: string;
  /** Ask which account, although one is signed in. */
  choose?: boolean;
}

/** Sends the browser to the authority. Resolves only when that failed; the reason is then the state's problem. */
export async function signIn({ to, tenantId, choose }: SignIn): Promise<void> {
  const { settings, msal } = await session();
  authState.set({ phase: 'leaving', problem: null });
  try {
    await msal.loginRedirect({
      scopes: [settings.scopes.arm],
      redirectStartPage: settings.publicUrl + returnPath(to),
      ...(tenantId && { authority: authorityOf(settings, tenantId), loginHint: msal.getActiveAccount()?.username }),
      ...(choose && { prompt: 'select_account' }),
    });
  } catch (error) {
    showAccount(msal);
    authState.set({ problem: problemOf(error) });
  }
}

/** Signs out here and at the authority, and forgets every account of this browser. */
export async function signOut(): Promise<void> {
  const { msal } = await session();
  const hint = msal.getActiveAccount()?.idTokenClaims?.login_hint ?? msal.getActiveAccount()?.username;
  authState.set({ phase: 'leaving' });
  await msal.logoutRedirect({ logoutHint: hint });
}

/** Makes `tenantId` the tenant that tokens come from: silently where Azure allows it, else by a sign-in that returns here. */
export async function enterTenant(tenantId: string): Promise<void> {
  const { settings, msal } = await session();
  const account = msal.getActiveAccount();
  if (!account || account.tenantId === tenantId) return;
  try {
    const authority = authorityOf(settings, tenantId);
    const answer = await msal.acquireTokenSilent({ scopes: [settings.scopes.arm], account, authority });
    msal.setActiveAccount(answer.account);
    showAccount(msal);
  } catch {
    await signIn({ to: location.pathname + location.search + location.hash, tenantId });
  }
}

/**
 * An access token for one audience. Silent first; where only the user can help, one interaction for the whole page, by
 * redirect, or by a window of its own while work is under way. Throws SignedOut, SignInRepeats, or MSAL's error.
 */
export async function getToken(audience: Audience, wish: TokenWish = {}): Promise<string> {
  const { settings, msal } = await session();
  if (interaction) await interaction;
  const request = tokenRequest(settings, msal, audience, wish);
  try {
    return (await msal.acquireTokenSilent(request)).accessToken;
  } catch (error) {
    if (!needsSignIn(error)) throw error;
    interaction ??= interact(msal, request).finally(() => {
      interaction = null;
    });
    await interaction;
    return (await msal.acquireTokenSilent(tokenRequest(settings, msal, audience, {}))).accessToken;
  }
}

function tokenRequest(
  settings: PublicSettings,
  msal: PublicClientApplication,
  audience: Audience,
  wish: TokenWish,
): TokenRequest {
  const account = msal.getActiveAccount();
  if (!account) {
    authState.set({ phase: 'signed-out', account: null });
    throw new SignedOut();
  }
  return {
    scopes: [settings.scopes[audience]],
    account,
    authority: authorityOf(settings, account.tenantId),
    ...(wish.claims && { claims: wish.claims }),
    ...(wish.fresh && { forceRefresh: true }),
  };
}

async function interact(msal: PublicClientApplication, request: TokenRequest): Promise<void> {
  if (busyWorks > 0) return interactByPopup(msal, request);
  guardAgainstCircles(request);
  authState.set({ phase: 'leaving' });
  await msal.acquireTokenRedirect({ ...request, redirectStartPage: location.href });
  await NEVER;
}

/** A window opens only on a click, so the page asks for one; the work goes on afterwards where it stood. */
function interactByPopup(msal: PublicClientApplication, request: TokenRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    openPopup = () => {
      authState.set({ problem: null });
      msal.acquireTokenPopup(request).then(
        (answer) => {
          msal.setActiveAccount(answer.account);
          openPopup = null;
          authState.set({ waitingForPopup: false });
          resolve();
        },
        (error: unknown) => authState.set({ problem: problemOf(error) }),
      );
    };
    giveUp = () => {
      openPopup = null;
      authState.set({ waitingForPopup: false });
      reject(new SignedOut());
    };
    authState.set({ waitingForPopup: true });
  });
}
let giveUp: (() => void) | null = null;

/** The reader has seen why a sign-in did not work. */
export const dismissProblem = (): void => authState.set({ problem: null });

/** For the button of the prompt that `waitingForPopup` shows. */
export const popupSignIn = { open: () => openPopup?.(), giveUp: () => giveUp?.() };

function guardAgainstCircles(request: TokenRequest) {
  const mark = `${request.scopes.join(' ')} ${request.claims ?? ''}`;
  const [last, at] = (sessionStorage.getItem(LAST_INTERACTION) ?? '').split('|');
  if (last === mark && Date.now() - Number(at) < REPEAT_MS) {
    const error = new SignInRepeats();
    authState.set({ phase: 'signed-out', problem: problemOf(error) });
    throw error;
  }
  sessionStorage.setItem(LAST_INTERACTION, `${mark}|${Date.now()}`);
}
