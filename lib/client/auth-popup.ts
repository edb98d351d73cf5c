import type { PopupRequest, PublicClientApplication } from '@azure/msal-browser';
import { problemOf, SignedOut } from './auth-problem';
import { authState } from './auth-state';

/** What the two buttons of the prompt do; nothing while no prompt is shown. */
let prompt: { open: () => void; giveUp: () => void } | null = null;

/**
 * A sign-in in a window of its own. A window opens only on a click, so the page asks for one; the work goes on
 * afterwards where it stood. Rejects with SignedOut when the reader gives up; a failed try is the state's problem.
 */
export function interactByPopup(msal: PublicClientApplication, request: PopupRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      prompt = null;
      authState.set({ waitingForPopup: false });
      settle();
    };
    const open = () => {
      authState.set({ problem: null });
      msal.acquireTokenPopup(request).then(
        (answer) => {
          msal.setActiveAccount(answer.account);
          end(resolve);
        },
        (error: unknown) => authState.set({ problem: problemOf(error) }),
      );
    };
    prompt = { open, giveUp: () => end(() => reject(new SignedOut())) };
    authState.set({ waitingForPopup: true });
  });
}

/** For the buttons of the prompt that `waitingForPopup` shows. */
export const popupSignIn = { open: () => prompt?.open(), giveUp: () => prompt?.giveUp() };
