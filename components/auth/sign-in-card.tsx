'use client';

import { Link as LinkIcon, Shield } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { signIn } from '@/lib/client/auth';
import { returnPath } from '@/lib/client/auth-config';
import { useAuth } from '@/lib/client/auth-state';
import { useSettings } from '@/lib/client/settings';
import { placeWords } from './place-words';

/** The one screen without a session: what it is for, where it leads back to, one button; and why the last try failed. */
export function SignInCard({ to, mark }: { to: string; mark: ReactNode }) {
  const { phase, problem } = useAuth();
  const { signInLabel } = useSettings();
  const router = useRouter();
  useEffect(() => {
    if (phase === 'signed-in') router.replace(returnPath(to));
  }, [phase, router, to]);
  const place = placeWords(returnPath(to));
  const label = problem ? 'Try again' : signInLabel;
  return (
    <section className="w-100 max-w-full rounded-12 border border-border bg-surface p-8 shadow-2 max-md:p-6">
      <div className="mb-5 flex items-center gap-3">
        {mark}
        <div className="min-w-0">
          <div className="text-14 font-semibold">Batch Studio</div>
          <div className="text-12 text-fg-3">Azure Machine Learning batch endpoints</div>
        </div>
      </div>
      <h1 className="text-20 font-semibold">Sign in</h1>
      <p className="mt-1 text-fg-2">
        Use the account that has access to your workspace. What you may see and do here is what Azure allows that
        account.
      </p>
      {problem && (
        <div className="mt-4">
          <Banner tone="bad" title={problem.title}>
            {problem.message} {problem.code && <span className="mono text-fg-2">{problem.code}</span>}
          </Banner>
        </div>
      )}
      {place && <ReturnPlace place={place} />}
      <Button
        variant="primary"
        className="mt-6 h-10 w-full text-14"
        busy={phase === 'leaving' || phase === 'starting'}
        busyLabel={phase === 'leaving' ? 'Opening the sign-in page' : label}
        onClick={() => signIn({ to, choose: problem !== null })}
      >
        {label}
      </Button>
      <p className="mt-4 flex items-center justify-center gap-2 text-12 text-fg-2">
        <Shield aria-hidden className="size-3.5 shrink-0" />
        This server keeps no password and no key
      </p>
    </section>
  );
}

function ReturnPlace({ place }: { place: string }) {
  return (
    <div className="mt-5 flex items-center gap-3 rounded-8 border border-border bg-canvas px-3.5 py-2.5">
      <LinkIcon aria-hidden className="size-4 shrink-0 text-fg-2" />
      <div className="min-w-0">
        <div className="text-12 text-fg-3">After sign-in you return to</div>
        <div className="font-medium [overflow-wrap:anywhere]">{place}</div>
      </div>
    </div>
  );
}
