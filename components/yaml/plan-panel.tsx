import { Circle, CircleCheck, OctagonX } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import type { StepState } from '@/lib/client/create';
import type { CreationPlan, Step } from '@/lib/domain/yaml/steps';
import { createLabel, stepWords } from './plan-words';
import { ProblemList } from './problem-list';
import { SidePanel } from './side-panel';

type State = StepState | 'failed' | null;

export interface PlanPanelProps {
  /** Null before the text was read. */
  plan: CreationPlan | null;
  /** Why it can not be made now; undefined where it can. */
  reason: string | undefined;
  action: string;
  states: readonly State[];
  isBusy: boolean;
  onCreate: () => void;
  onDiscard: (() => void) | null;
  onGo: (line: number) => void;
}

const NOTE =
  'Each is written once Azure is done with the one before. What an earlier try made as the text says is left alone.';
const NOTHING: CreationPlan = { steps: [], problems: [] };

/** Why nothing can be made of the text; undefined where it can. */
export function reasonOfPlan(plan: CreationPlan | null): string | undefined {
  if (!plan) return 'The text is being read.';
  const errors = plan.problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return `The text has ${errors} ${errors === 1 ? 'error' : 'errors'}.`;
  return plan.steps.length === 0 ? 'The text makes nothing yet.' : undefined;
}

/** What the text makes, in the order of writing, how far it is, and Create. */
export function PlanPanel({ plan, reason, action, states, isBusy, onCreate, onDiscard, onGo }: PlanPanelProps) {
  const { steps, problems } = plan ?? NOTHING;
  const barred = isBusy ? undefined : reason;
  const buttons = (
    <>
      <Button
        variant="primary"
        className="flex-1"
        busy={isBusy}
        busyLabel="Creating"
        disabledReason={barred}
        onClick={onCreate}
      >
        {createLabel(steps)}
      </Button>
      {onDiscard && !isBusy && <Button onClick={onDiscard}>Discard</Button>}
    </>
  );
  return (
    <SidePanel
      title="What will be made"
      count={steps.length}
      note={NOTE}
      action={action}
      buttons={buttons}
      reason={barred}
    >
      <ProblemList problems={problems} onGo={onGo} />
      <ol aria-label="Steps">
        {steps.map((step, index) => (
          <StepRow key={stepWords(step)} step={step} state={states[index] ?? null} />
        ))}
      </ol>
      {steps.length + problems.length === 0 && (
        <p className="px-4 py-3 text-fg-2">{plan ? 'Nothing yet.' : 'Reading the text'}</p>
      )}
    </SidePanel>
  );
}

const words: Record<StepState | 'failed', string> = {
  writing: 'being written',
  running: 'Azure works on it',
  done: 'Azure is done',
  there: 'there already, as the text says',
  failed: 'failed',
};

function StepRow({ step, state }: { step: Step; state: State }) {
  return (
    <li className="flex gap-2 border-b border-border px-4 py-2.5">
      <StepIcon state={state} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium">{stepWords(step)}</span>
        {state && <span className="block text-12 text-fg-2">{words[state]}</span>}
      </span>
    </li>
  );
}

function StepIcon({ state }: { state: State }) {
  const look = 'mt-0.5 size-4 shrink-0';
  if (state === 'writing' || state === 'running') return <Spinner className={`${look} text-st-running`} />;
  if (state === 'done' || state === 'there') return <CircleCheck aria-hidden className={`${look} text-st-completed`} />;
  if (state === 'failed') return <OctagonX aria-hidden className={`${look} text-st-failed`} />;
  return <Circle aria-hidden className={`${look} text-fg-3`} />;
}
