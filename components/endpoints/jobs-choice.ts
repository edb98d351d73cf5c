/** Values that no deployment can have: names begin with a letter. */
export const DEFAULT = '*default';
export const ALL = '*all';

/** Which deployment's jobs the address asks for: the default's unless it says otherwise. */
export function choiceOfQuery(query: { get(name: string): string | null }): string {
  if (query.get('jobs') === 'all') return ALL;
  return query.get('deployment') || DEFAULT;
}

/** The address of a choice: nothing for the default, since that is what one sees first. */
export function searchOfChoice(choice: string): string {
  if (choice === DEFAULT) return '';
  const query = new URLSearchParams(choice === ALL ? { jobs: 'all' } : { deployment: choice });
  return `?${query}`;
}

/** The options in order; a deployment that the address names stays a choice also when it is gone. */
export function jobsChoices(defaultDeployment: string | null, names: readonly string[], choice: string) {
  const known = choice === DEFAULT || choice === ALL || names.includes(choice) ? names : [...names, choice];
  const fallback = defaultDeployment ? `Default deployment (${defaultDeployment})` : 'Default deployment (none)';
  return [
    { value: DEFAULT, label: fallback },
    { value: ALL, label: 'All deployments' },
    ...known.map((name) => ({ value: name, label: name })),
  ];
}
