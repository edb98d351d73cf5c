import { PublicClientApplication } from '@azure/msal-browser';
import type { PublicSettings } from '@/lib/contracts/api/settings';
import { msalConfiguration } from './auth-config';
import { problemOf, SignedOut } from './auth-problem';
import { authState } from './auth-state';
import { isHeld } from './unsaved';

export interface Session {
  settings: PublicSettings;
  msal: PublicClientApplication;
}

let configured: PublicSettings | null = null;
let starting: Promise<Session> | null = null;

/** Starts MSAL once and finishes a sign-in that has just come back. Never throws: a failure becomes the state's problem. */
export function startAuth(settings: PublicSettings): Promise<void> {
  configured = settings;
  return inSession(async ({ msal }) => {
    const answer = await msal.handleRedirectPromise();
    if (answer) msal.setActiveAccount(answer.account);
    showAccount(msal);
  });
}

/** MSAL, started. A start that failed is tried again by the next caller. Throws SignedOut before startAuth, or MSAL's error. */
export async function session(): Promise<Session> {
  if (!configured) throw new SignedOut();
  starting ??= createSession(configured).catch((error: unknown) => {
    starting = null;
    throw error;
  });
  return starting;
}

async function createSession(settings: PublicSettings): Promise<Session> {
  const msal = new PublicClientApplication(msalConfiguration(settings));
  await msal.initialize();
  document.addEventListener('visibilitychange', () => followOtherTabs(msal));
  window.addEventListener('pageshow', (event) => event.persisted && location.reload());
  return { settings, msal };
}

/** Does `work` with MSAL. Never throws: the page then shows who is signed in, and why it failed. */
export async function inSession(work: (session: Session) => Promise<void>): Promise<void> {
  let msal: PublicClientApplication | null = null;
  try {
    const started = await session();
    msal = started.msal;
    await work(started);
  } catch (error) {
    showAccount(msal);
    authState.set({ problem: problemOf(error) });
  }
}

/** Only the active account counts: the first of all accounts is the wrong one after a switch. */
export function showAccount(msal: PublicClientApplication | null): void {
  const active = msal?.getActiveAccount();
  authState.set({
    phase: active ? 'signed-in' : 'signed-out',
    account: active
      ? { name: active.name ?? active.username, username: active.username, tenantId: active.tenantId }
      : null,
    problem: null,
  });
}

/** Another tab may have signed out or changed the account: this page then shows what is true now. */
function followOtherTabs(msal: PublicClientApplication) {
  const { phase, account } = authState.current();
  if (document.hidden || phase !== 'signed-in' || isHeld()) return;
  const now = msal.getActiveAccount();
  if (now?.username !== account?.username || now?.tenantId !== account?.tenantId) location.reload();
}
