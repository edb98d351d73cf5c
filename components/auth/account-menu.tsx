'use client';

import { useQuery } from '@tanstack/react-query';
import { Building2, LogOut, UserRoundPen } from 'lucide-react';
import { useState } from 'react';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { signIn, signOut } from '@/lib/client/auth';
import { type Account, useAuth } from '@/lib/client/auth-state';
import { tenantsQuery } from '@/lib/client/queries';
import { askToLeave } from '@/lib/client/unsaved';

/** Who is signed in; another account, another tenant, out. */
export function AccountMenu() {
  const { account } = useAuth();
  return account && <Signed account={account} />;
}

function Signed({ account }: { account: Account }) {
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...tenantsQuery(), enabled: open, staleTime: 60_000 });
  const others = (data?.tenants ?? []).filter((tenant) => tenant.tenantId !== account.tenantId);
  const tenants: MenuItem[] = others.map((tenant, index) => ({
    id: tenant.tenantId,
    label: `Go to tenant ${tenant.displayName ?? tenant.tenantId}`,
    icon: <Building2 aria-hidden />,
    separated: index === 0,
    onSelect: () => askToLeave(() => signIn({ to: '/workspaces', tenantId: tenant.tenantId })),
  }));
  return (
    <Menu
      label={`Account ${account.username}`}
      onOpenChange={setOpen}
      trigger={<Avatar account={account} />}
      heading={<Who account={account} />}
      items={[
        {
          id: 'switch',
          label: 'Use another account',
          icon: <UserRoundPen aria-hidden />,
          onSelect: () => askToLeave(() => signIn({ to: location.pathname + location.search, choose: true })),
        },
        ...tenants,
        {
          id: 'out',
          label: 'Sign out',
          icon: <LogOut aria-hidden />,
          separated: true,
          onSelect: () => askToLeave(() => signOut()),
        },
      ]}
    />
  );
}

function Avatar({ account, ...rest }: { account: Account } & React.ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className="ml-1 grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-12 font-semibold text-accent-text max-md:size-8"
    >
      <span aria-hidden>{account.username.charAt(0).toUpperCase()}</span>
    </button>
  );
}

function Who({ account }: { account: Account }) {
  return (
    <>
      <div className="font-semibold [overflow-wrap:anywhere]">{account.name}</div>
      <div className="text-12 text-fg-2 [overflow-wrap:anywhere]">{account.username}</div>
      <div className="mono mt-1 text-fg-3 [overflow-wrap:anywhere]">tenant {account.tenantId}</div>
    </>
  );
}
