import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { editorNamesQuery } from '@/lib/client/editor-names';
import { deploymentsQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import type { NamedKind } from '@/lib/domain/yaml/name-rules';

export type KnownNames = Record<NamedKind, readonly string[]>;

/** Names that are used, as far as they were read: of the workspace's endpoints, and of the deployments of `within`. */
export function useKnownNames(within: string | null): KnownNames {
  const ws = useWorkspace();
  const endpoints = useQuery(editorNamesQuery(ws)).data?.endpoints;
  const deployments = useQuery({ ...deploymentsQuery(ws, within ?? ''), enabled: within !== null }).data?.deployments;
  return useMemo(
    () => ({ endpoint: endpoints ?? [], deployment: deployments?.map(({ name }) => name) ?? [] }),
    [endpoints, deployments],
  );
}
