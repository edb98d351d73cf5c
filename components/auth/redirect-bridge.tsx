'use client';

import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';
import { useEffect } from 'react';

/** Hands the authority's answer to the page, the window or the frame that asked. Opened by hand there is none: go home. */
export function RedirectBridge() {
  useEffect(() => {
    broadcastResponseToMainFrame().catch(() => location.replace('/'));
  }, []);
  return (
    <main className="late grid min-h-dvh place-items-center text-fg-2">
      <p>Signing in</p>
    </main>
  );
}
