'use client';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { dismissProblem } from '@/lib/client/auth';
import { popupSignIn } from '@/lib/client/auth-popup';
import { useAuth } from '@/lib/client/auth-state';

/** What a signed-in user has to know about signing in: a sign-in that Azure wants now, or one that did not work. */
export function SignInAgain() {
  const { waitingForPopup, problem } = useAuth();
  if (!waitingForPopup && !problem) return null;
  return (
    <div className="fixed inset-x-4 top-14 z-50 mx-auto max-w-160 rounded-8 bg-overlay shadow-3">
      {waitingForPopup ? <WaitingForPopup /> : <Failed />}
    </div>
  );
}

/** While work is under way a window of its own keeps the page and what is on it. */
function WaitingForPopup() {
  const { problem } = useAuth();
  const actions = (
    <>
      <Button size="sm" variant="primary" onClick={popupSignIn.open}>
        Sign in in a new window
      </Button>
      <Button size="sm" onClick={popupSignIn.giveUp}>
        Not now
      </Button>
    </>
  );
  return (
    <Banner tone="warn" title="Azure asks you to sign in again." actions={actions}>
      What you are doing here waits and goes on afterwards. {problem && `${problem.title} ${problem.message}`}
    </Banner>
  );
}

function Failed() {
  const { problem, account } = useAuth();
  if (!problem) return null;
  const close = (
    <Button size="sm" onClick={dismissProblem}>
      Close
    </Button>
  );
  return (
    <Banner tone="bad" title={problem.title} actions={close}>
      {problem.message} You are still signed in as {account?.username}.
    </Banner>
  );
}
