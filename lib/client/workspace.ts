import { createContext, useContext } from 'react';
import type { WorkspaceRef } from '@/lib/contracts/api/common';

/** Filled by the shell from the URL. */
export const WorkspaceContext = createContext<WorkspaceRef | null>(null);

/** The workspace that the page stands in. */
export function useWorkspace(): WorkspaceRef {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace needs the shell of a workspace around it');
  return workspace;
}
