import type { Loaded } from './fields';
import { deploymentForm, endpointLength, lowered, type NameNote } from './name-rules';
import type { Remark } from './problem';

/** Notes on a name as remarks at its place; the name's fix replaces what stands there. */
function remark(name: Loaded<string>, notes: NameNote[], out: Remark[]): void {
  for (const { severity, message, fix } of notes)
    out.push({
      path: 'name',
      at: name.at,
      severity: severity === 'error' ? 'error' : 'warning',
      message,
      ...(fix !== null && { fix: { from: name.value, to: fix } }),
    });
}

/** The endpoint's name as it is sent, in lower case. Azure wants 3 to 32 characters. */
export function endpointNameOf(name: Loaded<string> | undefined, out: Remark[]): string | null {
  if (!name) return null;
  remark(name, [...lowered('Endpoint', name.value), ...endpointLength(name.value)], out);
  return name.value.toLowerCase();
}

/**
 * The deployment's name as it is sent. azure-ai-ml lower-cases the name of a model deployment and checks no name, so
 * what Azure may refuse is a warning.
 */
export function deploymentNameOf(name: Loaded<string> | undefined, lowers: boolean, out: Remark[]): string | null {
  if (!name || (lowers && name.value === '')) return null;
  const sent = lowers ? name.value.toLowerCase() : name.value;
  remark(name, [...(lowers ? lowered('Deployment', name.value) : []), ...deploymentForm(sent)], out);
  return sent;
}
