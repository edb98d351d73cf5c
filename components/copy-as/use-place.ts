import { useQuery } from '@tanstack/react-query';
import { workspaceQuery } from '@/lib/client/queries';
import { useSettings } from '@/lib/client/settings';
import { useWorkspace } from '@/lib/client/workspace';
import type { Place } from '@/lib/domain/snippets/action';

const audience = (scope: string) => scope.replace(/\/user_impersonation$/, '');

/** Where snippets reach this workspace; null until its region is known. */
export function usePlace(): Place | null {
  const { programs, scopes, tenantId } = useSettings();
  const workspace = useWorkspace();
  const { data } = useQuery(workspaceQuery(workspace));
  if (!data) return null;
  const region = data.location.toLowerCase().replaceAll(' ', '');
  return {
    workspace,
    arm: programs.arm,
    regional: programs.regional.replace('{region}', region),
    audiences: { arm: audience(scopes.arm), ml: audience(scopes.ml), storage: audience(scopes.storage) },
    tokenCommand: programs.tokenCommand,
    tokenUrl: programs.token.replace('{tenant}', data.tenantId ?? tenantId),
    sdkCloud: programs.sdkCloud,
  };
}
