import type { Subject } from '@/components/copy-as';
import type { FormValues } from '@/lib/domain/invoke-form';
import { fieldErrors, overridesOf, remoteInput, targetWish } from './form-check';

/** What the form says now, for its snippets; what is missing or wrong in it is left out. */
export function copySubject(endpointName: string, values: FormValues): Subject {
  const right = Object.keys(fieldErrors(values)).length === 0;
  return {
    kind: 'invoke',
    endpointName,
    deploymentName: values.deployment || null,
    input: values.kind === 'local' ? { kind: 'local', ...(right ? targetWish(values) : nowhere) } : remoteInput(values),
    overrides: right ? overridesOf(values) : {},
    displayName: values.displayName.trim() || null,
  };
}

const nowhere = { datastore: null, path: null };
