import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type AssetProgress, type LocalFiles, prepareTerms } from '@/components/yaml-assets';
import { createAll, type StepState } from '@/lib/client/create';
import { workspaceKey } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import { documentsOf } from '@/lib/domain/yaml/documents';
import { creationPlan } from '@/lib/domain/yaml/plan';
import type { Step } from '@/lib/domain/yaml/steps';
import { createCalls } from './create-calls';
import { shown } from './shown-progress';
import { useKeepMade } from './use-keep-made';

interface Run {
  isBusy: boolean;
  error: unknown;
  /** How far each step of the plan is, by its place. */
  states: (StepState | 'failed' | null)[];
  /** How far the files are that the text points at; null where there are none. */
  progress: AssetProgress | null;
}

const idle: Run = { isBusy: false, error: null, states: [], progress: null };

export interface CreateParts {
  within: string | null;
  files: LocalFiles | null;
  /** Whether there is anything that can be made of this very text. */
  mayCreate: (text: string) => Promise<boolean>;
  onDone: (steps: Step[]) => void;
}

export interface Creation extends Run {
  create(text: string): void;
}

/** Makes what a text says, once however often it is pressed; a failure says where it stopped, and the text stays. */
export function useCreate({ within, files, mayCreate, onDone }: CreateParts): Creation {
  const ws = useWorkspace();
  const client = useQueryClient();
  const keep = useKeepMade();
  const underWay = useRef(false);
  const [run, setRun] = useState<Run>(idle);
  const change = (part: Partial<Run>) => setRun((before) => ({ ...before, ...part }));

  async function make(text: string): Promise<Step[]> {
    const texts = documentsOf(text).map((part) => part.text);
    const terms = await prepareTerms(ws, texts, files, (progress) => change({ progress: shown(progress) }));
    change({ progress: null });
    const { steps } = creationPlan(text, terms, within);
    const states: Run['states'] = steps.map(() => null);
    await createAll({
      steps,
      terms,
      calls: createCalls(ws),
      onState(index, state, written) {
        const step = steps[index];
        if (step && written) keep(steps, step, written);
        states[index] = state;
        change({ states: [...states] });
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

  return { ...run, create: (text) => void create(text) };
}
