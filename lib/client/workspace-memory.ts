import { type WorkspaceRef, workspaceRef } from '@/lib/contracts/api/common';
import type { Account } from './auth-state';

/** Whose memory it is: another account or tenant may not see the same workspaces. */
export type Rememberer = Pick<Account, 'tenantId' | 'username'>;

const keyOf = ({ tenantId, username }: Rememberer) => `batch-studio.workspace.${tenantId}.${username}`;

/** The workspace that this account had open last in this browser; null when there is none, or when what is stored is not one. */
export function rememberedWorkspace(who: Rememberer): WorkspaceRef | null {
  try {
    const parsed = workspaceRef.safeParse(JSON.parse(localStorage.getItem(keyOf(who)) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Keeps the workspace for the next visit; a browser without storage just forgets. */
export function rememberWorkspace(who: Rememberer, ws: WorkspaceRef): void {
  try {
    localStorage.setItem(keyOf(who), JSON.stringify(workspaceRef.parse(ws)));
  } catch {
    // A full or forbidden storage costs the memory, nothing else.
  }
}
