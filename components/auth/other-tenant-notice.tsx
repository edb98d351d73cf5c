'use client';

import { Building2 } from 'lucide-react';
import { NoticePage } from '@/components/layout/notice-page';
import { Button } from '@/components/ui/button';
import { dismissProblem, signIn } from '@/lib/client/auth';
import { useAuth } from '@/lib/client/auth-state';

/** A link names a tenant that this account did not get into: why, and both ways on. */
export function OtherTenantNotice({ wanted }: { wanted: string }) {
  const { account, problem } = useAuth();
  const here = () => location.pathname + location.search + location.hash;
  return (
    <NoticePage
      icon={<Building2 aria-hidden />}
      title="You are not signed in to the tenant of this link"
      action={
        <>
          <Button variant="primary" onClick={() => signIn({ to: here(), tenantId: wanted, choose: true })}>
            Use another account
          </Button>
          <Button onClick={openAnyway}>Open it in your tenant</Button>
        </>
      }
    >
      <p>
        The link names tenant <span className="mono">{wanted}</span>. You are signed in as {account?.username} to tenant{' '}
        <span className="mono">{account?.tenantId}</span>.
      </p>
      {problem && (
        <p className="mt-1">
          {problem.title} {problem.message}
        </p>
      )}
    </NoticePage>
  );
}

/** Without `tid` the address asks for no tenant; the gate looks again when the problem is gone. */
function openAnyway() {
  const url = new URL(location.href);
  url.searchParams.delete('tid');
  window.history.replaceState(null, '', url);
  dismissProblem();
}
