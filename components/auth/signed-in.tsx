'use client';

import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import * as z from 'zod';
import { Spinner } from '@/components/ui/spinner';
import { enterTenant } from '@/lib/client/auth';
import { useAuth } from '@/lib/client/auth-state';
import { LeaveQuestion } from './leave-question';
import { OtherTenantNotice } from './other-tenant-notice';
import { SignInAgain } from './sign-in-again';

const publicPaths = ['/sign-in', '/redirect'];

/** Lets a page through once somebody is signed in, in the tenant that the link names (`tid`); else sign-in, and back here. */
export function SignedIn({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  if (publicPaths.includes(pathname)) return children;
  return <Gate pathname={pathname}>{children}</Gate>;
}

function Gate({ pathname, children }: { pathname: string; children: ReactNode }) {
  const { phase, account, problem } = useAuth();
  const router = useRouter();
  const wanted = wantedTenant();
  const elsewhere = phase === 'signed-in' && wanted !== null && wanted !== account?.tenantId;
  useEffect(() => {
    if (phase !== 'signed-out') return;
    const to = pathname + location.search + location.hash;
    router.replace(to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`);
  }, [phase, pathname, router]);
  useEffect(() => {
    if (elsewhere && !problem) enterTenant(wanted);
  }, [elsewhere, wanted, problem]);
  if (elsewhere && problem) return <OtherTenantNotice wanted={wanted} />;
  if (phase !== 'signed-in' || elsewhere) return <Waiting />;
  return (
    <>
      {children}
      <SignInAgain />
      <LeaveQuestion />
    </>
  );
}

function wantedTenant(): string | null {
  if (typeof window === 'undefined') return null;
  const tid = z.guid().safeParse(new URLSearchParams(location.search).get('tid'));
  return tid.success ? tid.data.toLowerCase() : null;
}

/** Invisible for its first moments, so that a page that opens at once does not flicker. */
function Waiting() {
  return (
    <div role="status" className="late grid min-h-dvh place-items-center text-fg-2">
      <title>Batch Studio</title>
      <span className="inline-flex items-center gap-2">
        <Spinner />
        Signing in
      </span>
    </div>
  );
}
