import { DeploymentBody } from './deployment-rest';
import { readClassic, readModelDeployment } from './deployment-shapes';
import type { Deployment } from './deployment-types';
import { endpointBody } from './endpoint-rest';
import { readEndpoint } from './endpoint-shape';
import { kindOf, type YamlKind } from './kind';
import { deploymentNameOf, endpointNameOf } from './names';
import { isTextNode, type MapNode, valueAt, type YamlNode } from './node';
import { type Overrides, overridden } from './overrides';
import { readPipelineDeployment } from './pipeline-shape';
import { failure, placed, type Remark, type YamlProblem } from './problem';
import { repr } from './python-text';
import { readYaml } from './read';
import type { JsonObject } from './rest-body';
import type { WorkspaceTerms } from './workspace-terms';

export interface YamlResult {
  /** Null where the text is neither a batch endpoint nor a deployment, or can not be read. */
  kind: YamlKind | null;
  ok: boolean;
  /** Name of the resource as it is sent: the last segment of its URL. */
  name: string | null;
  /** The deployment's endpoint as written; null for an endpoint. */
  endpointName: string | null;
  /** The whole body of the PUT (contract H1 to H3), null unless ok. */
  rest: JsonObject | null;
  problems: YamlProblem[];
}

/** The reader for the shape that `type` names: it is compared as it is written, as `az` does. */
function readDeployment(map: MapNode, out: Remark[]): Deployment {
  const type = valueAt(map, 'type');
  const name = isTextNode(type) ? type.value : null;
  if (name === 'model') return readModelDeployment(map, out);
  return name === 'pipeline' ? readPipelineDeployment(map, out) : readClassic(map, out);
}

const hasErrors = (remarks: Remark[]) => remarks.some(({ severity }) => severity === 'error');

interface Built {
  name: string | null;
  endpointName: string | null;
  rest: JsonObject;
}

function buildEndpoint(map: MapNode, terms: WorkspaceTerms, out: Remark[]): Built {
  const endpoint = readEndpoint(map, out);
  const name = hasErrors(out) ? (endpoint.name?.value.toLowerCase() ?? null) : endpointNameOf(endpoint.name, out);
  return { name, endpointName: null, rest: endpointBody(endpoint, terms.location) };
}

/** azure-ai-ml makes no body of a text whose fields it refuses: what it would refuse then is said once they are mended. */
const isToldAnyway = ({ severity, message }: Remark) => severity === 'warning' || message.startsWith('Missing data');

function buildDeployment(map: MapNode, terms: WorkspaceTerms, out: Remark[]): Built {
  const deployment = readDeployment(map, out);
  const name = deploymentNameOf(deployment.name, deployment.kind !== 'pipeline', out);
  const later: Remark[] = [];
  const rest = new DeploymentBody(terms, later).of(deployment);
  out.push(...(hasErrors(out) ? later.filter(isToldAnyway) : later));
  return { name, endpointName: deployment.endpointName?.value ?? null, rest };
}

const nothing = { kind: null, ok: false, name: null, endpointName: null, rest: null };

function explained(root: YamlNode | null, remarks: Remark[]): Remark[] {
  if (!root || hasErrors(remarks)) return remarks;
  if (root.kind === 'null') return [...remarks, failure('', root.at, 'Target yaml file is empty')];
  if (root.kind === 'map')
    return [...remarks, failure('', root.at, 'This is no YAML of a batch endpoint or batch deployment.')];
  const shown = root.kind === 'list' ? 'a list' : repr(root).slice(0, 40);
  return [...remarks, failure('', root.at, `A mapping of keys and values is expected, not ${shown}: not a mapping.`)];
}

/**
 * Reads a YAML text as `az ml batch-endpoint create` and `az ml batch-deployment create` do and makes the REST body
 * that azure-ai-ml 1.28 sends. The same bodies and refusals; where the peer stays silent or stops with a traceback,
 * a problem says so at its place.
 */
export function yamlToRest(text: string, terms: WorkspaceTerms, overrides: Overrides = {}): YamlResult {
  const { root, remarks } = readYaml(text);
  const kind = kindOf(root);
  if (root?.kind !== 'map' || kind === null) return { ...nothing, problems: placed(text, explained(root, remarks)) };
  const out = [...remarks];
  const map = overridden(root, overrides);
  const built = kind === 'endpoint' ? buildEndpoint(map, terms, out) : buildDeployment(map, terms, out);
  const ok = !hasErrors(out);
  return { kind, ok, ...built, rest: ok ? built.rest : null, problems: placed(text, out) };
}
