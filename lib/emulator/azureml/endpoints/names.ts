import { nameLength, namePattern } from '../errors';

/** Names of endpoints and deployments, by the rule that Azure's own clients apply (contract I). Throws AzureError 400. */
export function checkName(kind: 'an endpoint' | 'a deployment', name: string): void {
  if (name.length < 3 || name.length > 32) throw nameLength(kind);
  // Deployments of the preview's published files hold underscores, which the service's own pattern allows.
  const pattern =
    kind === 'an endpoint' ? /^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/ : /^[a-zA-Z]([-_a-zA-Z0-9]*[a-zA-Z0-9])?$/;
  if (!pattern.test(name)) throw namePattern(kind);
}
