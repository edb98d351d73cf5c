import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type AssetProgress, type LocalFiles, prepareTerms } from '@/components/yaml-assets';
import { callApi } from '@/lib/client/api';
import { keepApplied, textKey } from '@/lib/client/applied-text';
import { useAuth } from '@/lib/client/auth-state';
import { createAll, refOf, type StepState } from '@/lib/client/create';
import { workspaceKey } from '@/lib/client/queries';
import { putResource, type ResourceRef, readResource, resourceQuery } from '@/lib/client/resources';
import { waitUntilSettled } from '@/lib/client/settled';
import { useWorkspace } from '@/lib/client/workspace';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { OperationRef, Resource } from '@/lib/contracts/api/resources';
import { documentsOf } from '@/lib/domain/yaml/documents';
import { creationPlan, type Step } from '@/lib/domain/yaml/plan';
import { shown } from './use-apply';

interface Run {
  isBusy: boolean;
  error: unknown;
  /** How far each step of the plan is, by its place. */
  states: (StepState | 'failed' | null)[];
  /** How far the files are that the text points at; null where there are none. */
  progress: AssetProgress | null;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function settle(ws: WorkspaceRef, ref: ResourceRef, operation: OperationRef | null): Promise<void> {
  const parts = {
    read: async () => (await readResource(ws, ref)).resource,
    reason: async (of: OperationRef) => {
      const { error } = await callApi('operation', { params: { ...ws, ...of } });
      return error && `${error.code}: ${error.message}`;
    },
    sleep,
    now: Date.now,
  };
  return waitUntilSettled(parts, operation);
}

/** The text that a step's resource has in the editor from now on: that of its own document. */
function textOf(steps: readonly Step[], step: Step): string | null {
  if (step.action === 'create') return step.text;
  const own = steps.find(
    (other) => other.action === 'create' && other.deploymentName === null && other.endpointName === step.endpointName,
  );
  return own?.action === 'create' ? own.text : null;
}

const idle: Run = { isBusy: false, error: null, states: [], progress: null };

export interface Creating {
  within: string | null;
  files: LocalFiles | null;
  /** Whether there is anything that can be made of this very text. */
  mayCreate: (text: string) => Promise<boolean>;
  onDone: (steps: Step[]) => void;
}

/** Makes what a text says, once however often it is pressed; a failure says where it stopped, and the text stays. */
export function useCreate({ within, files, mayCreate, onDone }: Creating) {
  const ws = useWorkspace();
  const client = useQueryClient();
  const { account } = useAuth();
  const underWay = useRef(false);
  const [run, setRun] = useState<Run>(idle);

  async function make(text: string): Promise<Step[]> {
    const texts = documentsOf(text).map((part) => part.text);
    const tell = (progress: AssetProgress) => setRun((before) => ({ ...before, progress: shown(progress) }));
    const terms = await prepareTerms(ws, texts, files, tell);
    setRun((before) => ({ ...before, progress: null }));
    const { steps } = creationPlan(text, terms, within);
    const keep = (step: Step, written: { resource: Resource; operation: OperationRef | null }) => {
      // Its page goes on from what Azure answered.
      const live = { resource: written.resource, at: new Date().toISOString() };
      client.setQueryData(resourceQuery(ws, refOf(step)).queryKey, live);
      const own = textOf(steps, step);
      if (own !== null)
        keepApplied(textKey(account, ws, refOf(step)), {
          text: own,
          live: written.resource,
          operation: written.operation,
        });
    };
    const calls = {
      read: async (ref: ResourceRef) => (await readResource(ws, ref)).resource,
      put: (ref: ResourceRef, body: { resource: Resource; base: Resource | null }) => putResource(ws, ref, body),
      settled: (ref: ResourceRef, operation: OperationRef | null) => settle(ws, ref, operation),
    };
    await createAll({
      steps,
      terms,
      calls,
      onState(index, state, written) {
        const step = steps[index];
        if (step && written) keep(step, written);
        setRun((before) => ({
          ...before,
          states: steps.map((_, at) => (at === index ? state : (before.states[at] ?? null))),
        }));
      },
    });
    return steps;
  }

  async function create(text: string): Promise<void> {
    if (underWay.current) return;
    underWay.current = true;
    setRun({ ...idle, isBusy: true });
    try {
      if (await mayCreate(text)) onDone(await make(text));
      setRun(idle);
    } catch (error) {
      const failed = (state: Run['states'][number]) => (state === 'writing' || state === 'running' ? 'failed' : state);
      setRun(({ states }) => ({ ...idle, error, states: states.map(failed) }));
    } finally {
      underWay.current = false;
      await client.invalidateQueries({ queryKey: workspaceKey(ws) });
    }
  }

  return { ...run, create: (text: string) => void create(text) };
}
