/** What is remarked on a name while it is typed. `fix` is the name that would not be remarked so. */
export interface NameNote {
  /** `note`: nothing is wrong, but the name is not taken as it stands. */
  severity: 'error' | 'warning' | 'note';
  message: string;
  fix: string | null;
}

export type NamedKind = 'endpoint' | 'deployment';

const ENDPOINT = /^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/;
const DEPLOYMENT = /^[a-zA-Z0-9][a-zA-Z0-9\-_]{0,254}$/;
const LEAST = 3;
const MOST = 32;

const error = (message: string): NameNote => ({ severity: 'error', message, fix: null });
const warning = (message: string, fix: string | null = null): NameNote => ({ severity: 'warning', message, fix });

const isOdd = (name: string) => [...name].length < LEAST || [...name].length > MOST;

/** Azure ML's clients lower-case it before they send it. */
export function lowered(kind: string, name: string): NameNote[] {
  const lower = name.toLowerCase();
  if (lower === name) return [];
  return [{ severity: 'note', message: `${kind} names are lower-cased: ${lower} is sent.`, fix: lower }];
}

/** Azure's limits on the length of an endpoint's name, in azure-ai-ml's words. */
export const endpointLength = (name: string): NameNote[] =>
  isOdd(name)
    ? [error('The name for an endpoint must be at least 3 and at most 32 characters long (inclusive of both limits).')]
    : [];

/** The name in use today for a preview name such as `autolog_deployment`; null where it would be none either. */
function hyphenated(name: string): string | null {
  // Looking behind keeps it from trying every hyphen of a long run that is not at the end.
  const fixed = name.replaceAll('_', '-').replace(/(?<!-)-+$/, '');
  return DEPLOYMENT.test(fixed) ? fixed : null;
}

/** What Azure may refuse of a deployment's name (contract B: the REST pattern; 3 to 32 characters work everywhere). */
export function deploymentForm(name: string): NameNote[] {
  const notes: NameNote[] = [];
  const fix = hyphenated(name);
  if (!DEPLOYMENT.test(name))
    notes.push(warning('A deployment name has letters, digits, - and _ only, and starts with one of the former.'));
  else if (name.includes('_'))
    notes.push(warning(`Deployment names with _ are of the preview: today's form is ${fix ?? name}.`, fix));
  if (isOdd(name)) notes.push(warning('Deployment names of 3 to 32 characters work everywhere.'));
  return notes;
}

const endpointForm = (name: string): NameNote[] =>
  ENDPOINT.test(name)
    ? []
    : [error('An endpoint name starts with a letter, holds letters, digits and -, and ends with no -.')];

function alreadyTaken(kind: NamedKind, name: string, taken: readonly string[]): NameNote[] {
  if (!taken.some((other) => other.toLowerCase() === name.toLowerCase())) return [];
  return [error(takenWords(kind, name))];
}

/** That a name is used, as a sentence. */
export const takenWords = (kind: NamedKind, name: string): string =>
  kind === 'endpoint'
    ? `There is an endpoint ${name} in this workspace already.`
    : `There is a deployment ${name} in this endpoint already.`;

/**
 * What is to be said of a name while it is typed, worst first; nothing of an empty one. `taken` are the names that are
 * known to be used: of this workspace's endpoints, or of the endpoint's deployments. Whether an endpoint's name is free in
 * its whole region only Azure knows.
 */
export function nameNotes(kind: NamedKind, name: string, taken: readonly string[] = []): NameNote[] {
  if (name === '') return [];
  const own =
    kind === 'endpoint'
      ? [...endpointForm(name), ...endpointLength(name), ...lowered('Endpoint', name)]
      : [...refusedForm(name), ...lowered('Deployment', name)];
  return [...alreadyTaken(kind, name, taken), ...own];
}

/** While a name is typed, one that Azure's pattern refuses is an error; in a text it is left to Azure, as the peer does. */
const refusedForm = (name: string): NameNote[] =>
  deploymentForm(name).map((note) => (DEPLOYMENT.test(name) ? note : { ...note, severity: 'error' as const }));
