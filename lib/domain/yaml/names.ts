import type { Loaded } from './fields';
import { failure, type Remark, warning } from './problem';

const DEPLOYMENT = /^[a-zA-Z0-9][a-zA-Z0-9\-_]{0,254}$/;

/** The endpoint's name as it is sent, in lower case. Azure wants 3 to 32 characters. */
export function endpointNameOf(name: Loaded<string> | undefined, out: Remark[]): string | null {
  if (!name) return null;
  const lower = name.value.toLowerCase();
  if (lower !== name.value) out.push(warning('name', name.at, `Endpoint names are lower-cased: ${lower} is sent.`));
  if ([...lower].length < 3 || [...lower].length > 32)
    out.push(
      failure(
        'name',
        name.at,
        'The name for an endpoint must be at least 3 and at most 32 characters long (inclusive of both limits).',
      ),
    );
  return lower;
}

/** The name in use today for a preview name such as `autolog_deployment`. */
const hyphenated = (name: string) => name.replaceAll('_', '-');

/**
 * The deployment's name as it is sent. azure-ai-ml lower-cases the name of a model deployment and checks no name, so
 * what Azure may refuse is a warning.
 */
export function deploymentNameOf(name: Loaded<string> | undefined, lowers: boolean, out: Remark[]): string | null {
  if (!name || name.value === '') return null;
  const sent = lowers ? name.value.toLowerCase() : name.value;
  const say = (message: string) => out.push(warning('name', name.at, message));
  if (sent !== name.value) say(`Deployment names are lower-cased: ${sent} is sent.`);
  if (!DEPLOYMENT.test(sent))
    say('A deployment name has letters, digits, - and _ only, and starts with one of the former.');
  else if (sent.includes('_')) say(`Deployment names with _ are of the preview: today's form is ${hyphenated(sent)}.`);
  if (sent.length < 3 || sent.length > 32) say('Deployment names of 3 to 32 characters work everywhere.');
  return sent;
}
