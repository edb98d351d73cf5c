import { referencedVersion } from '../endpoints/deployment-checks';
import { idOf, stableGuid, versionId } from '../ids';
import { stampOf } from '../system-data';
import type { Call, Services } from '../types';
import type { Node, PipelineSpec } from './component-spec';

/** The name under which Azure keeps components that were never given one (contract H3). */
const ANONYMOUS = 'azureml_anonymous';

/** Registers a definition once: its version is its content's, so the same one is the same version. */
function registered(call: Call, services: Services, definition: Record<string, unknown>): string {
  const version = stableGuid(JSON.stringify(definition));
  const [container, id] = [idOf('components', ANONYMOUS), versionId('components', ANONYMOUS, version)];
  const stamp = stampOf(call, services);
  if (services.resources.get(container) === undefined) services.resources.put(container, { properties: {} }, stamp);
  const properties = { isAnonymous: true, componentSpec: { ...definition, name: ANONYMOUS, version } };
  return services.resources.get(id)?.id ?? services.resources.put(id, { properties }, stamp).id;
}

function componentIdOf(call: Call, services: Services, stepName: string, node: Node): string {
  const { component, componentId, type } = node;
  if (typeof component === 'object' && component !== null) return registered(call, services, { type, ...component });
  const field = `jobs.${stepName}.componentId`;
  return referencedVersion(services, field, componentId || component || '', 'components').id;
}

/**
 * The steps as jobs carry them: each names its component by ARM id, and one that stands in the graph itself is registered
 * without a name. Clients show jobs of such steps only.
 */
export function withComponentIds(call: Call, services: Services, jobs: PipelineSpec['jobs']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(jobs).map(([name, node]) => {
      const { component: _, ...rest } = node;
      return [name, { ...rest, componentId: componentIdOf(call, services, name, node) }];
    }),
  );
}
