import { useQueryClient } from '@tanstack/react-query';
import { keepApplied, textKey } from '@/lib/client/applied-text';
import { useAuth } from '@/lib/client/auth-state';
import { refOf } from '@/lib/client/create';
import { resourceQuery } from '@/lib/client/resources';
import { useWorkspace } from '@/lib/client/workspace';
import type { Answer } from '@/lib/contracts/api/routes';
import type { Step } from '@/lib/domain/yaml/steps';

/** The text that a step's resource has in the editor from now on: that of its own document. */
function textOf(steps: readonly Step[], step: Step): string | null {
  if (step.action === 'create') return step.text;
  const own = steps.find(
    (other) => other.action === 'create' && other.deploymentName === null && other.endpointName === step.endpointName,
  );
  return own?.action === 'create' ? own.text : null;
}

/** Keeps what Azure answered and the text for it: the page of what was made goes on from there. */
export function useKeepMade() {
  const ws = useWorkspace();
  const client = useQueryClient();
  const { account } = useAuth();
  return (steps: readonly Step[], step: Step, { resource, operation }: Answer<'putEndpoint'>) => {
    const ref = refOf(step);
    client.setQueryData(resourceQuery(ws, ref).queryKey, { resource, at: new Date().toISOString() });
    const text = textOf(steps, step);
    if (text !== null) keepApplied(textKey(account, ws, ref), { text, live: resource, operation });
  };
}
