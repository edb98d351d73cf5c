'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useAuth } from '@/lib/client/auth-state';
import { rememberedWorkspace } from '@/lib/client/workspace-memory';
import { workspacePath } from '@/lib/domain/reference';

/** Leads on: to the workspace that this account had open last in this browser, or to the picker. */
export function StartPage() {
  const router = useRouter();
  const { account } = useAuth();
  useEffect(() => {
    const workspace = account && rememberedWorkspace(account);
    router.replace(workspace ? `${workspacePath(workspace)}/endpoints` : '/workspaces');
  }, [account, router]);
  return null;
}
