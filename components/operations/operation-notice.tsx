'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { workspaceKey } from '@/lib/client/queries';
import {
  operationNotedIn,
  operationQuery,
  provisioningStateOf,
  type ResourceRef,
  resourceQuery,
} from '@/lib/client/resources';
import { useWorkspace } from '@/lib/client/workspace';
import type { OperationRef } from '@/lib/contracts/api/resources';
import { isMoving } from '@/lib/domain/provisioning';
import { operationWords } from './operation-words';

export interface OperationNoticeProps {
  /** The endpoint or deployment whose page this is. */
  of: ResourceRef;
  /** Its provisioning state as the page read it; empty before. */
  state: string;
  /** The operation that this browser began; the one that Azure notes in the resource is newer and counts before it. */
  operation?: OperationRef | null;
}

/** Stays for the visit, so that who waited sees how it ended; before, it takes no place. */
const SETTLED = 'rounded-8 border border-border bg-surface px-3.5 py-2.5 text-fg-2';
const isWell = (state: string) => state === 'Succeeded' || state === '';
const nameOf = ({ endpointName, deploymentName }: ResourceRef) => deploymentName ?? endpointName;

/** Azure's work on a resource while it goes on, and why it failed, also after a reload; nothing while all is well. */
export function OperationNotice({ of, state, operation = null }: OperationNoticeProps) {
  const { isWatched, now, noted } = useWatched(of, state);
  const name = nameOf(of);
  if (!isWatched || isWell(now))
    return (
      <p role="status" className={isWatched ? SETTLED : 'sr-only'}>
        {isWatched && `Azure is done with ${name}: ${now}.`}
      </p>
    );
  const last = noted ?? operation;
  return last ? (
    <WithOperation name={name} state={now} operation={last} />
  ) : (
    <Said name={name} state={now} why={null} />
  );
}

/**
 * What is not well, or was just written here, is read with every field, and often while Azure works on it; all else is not,
 * since those reads are not shared between viewers.
 */
function useWatched(of: ResourceRef, state: string) {
  const ws = useWorkspace();
  const client = useQueryClient();
  const [isWatched, setWatched] = useState(false);
  const query = resourceQuery(ws, of);
  const known = client.getQueryData(query.queryKey);
  const written = known !== undefined && isMoving(provisioningStateOf(known.resource));
  if (!isWatched && (written || !isWell(state))) setWatched(true);
  const { data } = useQuery({ ...query, enabled: isWatched && (written || !isWell(state)) });
  const now = isWatched && data ? provisioningStateOf(data.resource) : state;
  // The page reads the state less often than this does.
  useEffect(() => {
    if (now !== state && isWell(now)) void client.invalidateQueries({ queryKey: workspaceKey(ws) });
  }, [client, ws, now, state]);
  return { isWatched, now, noted: data ? operationNotedIn(data.resource) : null };
}

function WithOperation({ name, state, operation }: { name: string; state: string; operation: OperationRef }) {
  const { data } = useQuery(operationQuery(useWorkspace(), operation));
  const why = data?.error ? `${data.error.code}: ${data.error.message}` : null;
  return <Said name={name} state={state} why={why} status={data?.status} />;
}

interface SaidProps {
  name: string;
  state: string;
  why: string | null;
  status?: string | undefined;
}

function Said({ name, state, why, status }: SaidProps) {
  const { tone, title, text } = operationWords(name, state, why, status ?? null);
  return (
    <Banner tone={tone} title={title}>
      {text}
    </Banner>
  );
}
