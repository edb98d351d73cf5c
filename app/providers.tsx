'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { SignedIn } from '@/components/auth';
import { Toaster } from '@/components/ui/toast';
import { loadEditorAhead } from '@/components/yaml-editor';
import { isPassing } from '@/lib/client/api';
import { startAuth } from '@/lib/client/auth-session';
import { SettingsContext } from '@/lib/client/settings';
import { followTheme } from '@/lib/client/theme';
import type { PublicSettings } from '@/lib/contracts/api/settings';

/**
 * `networkMode`: the local workspace answers without any network, so being offline must not stop a request. That alone would
 * let what failed meanwhile wait for its next turn when the network is back.
 */
const newClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => failures < 2 && isPassing(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });

// A page's own modules run once somebody is signed in; what takes longest to load need not wait for that.
if (typeof window !== 'undefined') loadEditorAhead(location.pathname);

/** The one place where providers nest. The bridge page stays outside: it only hands an answer over. */
export function Providers({ settings, children }: { settings: PublicSettings; children: ReactNode }) {
  return usePathname() === '/redirect' ? children : <Session settings={settings}>{children}</Session>;
}

function Session({ settings, children }: { settings: PublicSettings; children: ReactNode }) {
  const [client] = useState(newClient);
  useEffect(() => {
    startAuth(settings);
  }, [settings]);
  useEffect(followTheme, []);
  return (
    <SettingsContext value={settings}>
      <QueryClientProvider client={client}>
        <SignedIn>{children}</SignedIn>
        <Toaster />
      </QueryClientProvider>
    </SettingsContext>
  );
}
