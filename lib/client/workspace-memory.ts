import { type WorkspaceRef, workspaceRef } from '@/lib/contracts/api/common';

const KEY = 'batch-studio.workspace';

/** The workspace that was open last in this browser; null when there is none, or when what is stored is not one. */
export function rememberedWorkspace(): WorkspaceRef | null {
  try {
    const parsed = workspaceRef.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Keeps the workspace for the next visit; a browser without storage just forgets. */
export function rememberWorkspace(ws: WorkspaceRef | null): void {
  try {
    if (ws) localStorage.setItem(KEY, JSON.stringify(workspaceRef.parse(ws)));
    else localStorage.removeItem(KEY);
  } catch {
    // A full or forbidden storage costs the memory, nothing else.
  }
}
