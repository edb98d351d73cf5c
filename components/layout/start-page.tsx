'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { rememberedWorkspace } from '@/lib/client/workspace-memory';
import { workspacePath } from '@/lib/domain/reference';

/** Leads on: to the workspace that was open last in this browser, or to the picker. */
export function StartPage() {
  const router = useRouter();
  useEffect(() => {
    const workspace = rememberedWorkspace();
    router.replace(workspace ? `${workspacePath(workspace)}/endpoints` : '/workspaces');
  }, [router]);
  return null;
}
