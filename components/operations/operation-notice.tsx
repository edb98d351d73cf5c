'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import {
  operationNotedIn,
  operationQuery,
  provisioningStateOf,
  type ResourceRef,
  resourceQuery,
} from '@/lib/client/resources';
import { useWorkspace } from '@/lib/client/workspace';
import type { OperationRef, Resource } from '@/lib/contracts/api/resources';
import { operationWords } from './operation-words';

export interface OperationNoticeProps {
  /** The endpoint or deployment whose page this is. */
  of: ResourceRef;
  /** The operation that this browser began, where it is known; else the one that Azure notes in the resource. */
  operation?: OperationRef | null;
}

/** Azure's work on a resource while it goes on, and why it failed, also after a reload; nothing while all is well. */
export function OperationNotice({ of, operation = null }: OperationNoticeProps) {
  const { data } = useQuery(resourceQuery(useWorkspace(), of));
  return data ? <Notice of={of} resource={data.resource} operation={operation} /> : null;
}

function Notice({ of, resource, operation }: { of: ResourceRef; resource: Resource; operation: OperationRef | null }) {
  const state = provisioningStateOf(resource);
  const last = operation ?? operationNotedIn(resource);
  const isWell = state === 'Succeeded' || state === '';
  const [moved, setMoved] = useState(false);
  if (!isWell && !moved) setMoved(true);
  const name = of.deploymentName ?? of.endpointName;
  if (isWell)
    return (
      <p role="status" className={moved ? SETTLED : 'sr-only'}>
        {moved && `Azure is done with ${name}: ${state}.`}
      </p>
    );
  return last ? (
    <WithOperation name={name} state={state} operation={last} />
  ) : (
    <Said name={name} state={state} why={null} />
  );
}

/** Stays for the visit, so that who waited sees how it ended; before, it takes no place. */
const SETTLED = 'rounded-8 border border-border bg-surface px-3.5 py-2.5 text-fg-2';

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
