import type { StepInput } from '../../compute/pipeline/types';
import type { BlobLocation } from '../../compute/types';
import { BLOB_CONTAINER } from '../../directory';
import { userError } from '../errors';
import type { InvokeBody } from '../invoke/body';
import { containerOf, locate } from '../locations';
import { parseReference } from '../references';
import { shown } from '../shown';
import type { Services } from '../types';
import type { InputPort, PipelineSpec } from './component-spec';
import { locateData } from './data';
import { isLiteral, literalOf, wrongKind } from './literals';

type InvokeInput = NonNullable<InvokeBody['inputData']>[string];

/** `UriFolder` and `uri_folder` are one word. */
const plain = (word: string) => word.toLowerCase().replaceAll('_', '');

/** A plain value comes as Literal; a client that sends figures and flags means the same. */
function literalGiven(name: string, port: InputPort, { jobInputType, value, uri }: InvokeInput): StepInput {
  if (jobInputType !== 'Literal') throw wrongKind(name, port, jobInputType);
  const given = value ?? uri;
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean')
    throw userError(`Parameter ${name} cannot be None since it is not optional.`);
  return { kind: 'literal', value: literalOf(name, port, given) };
}

async function valueFrom(services: Services, name: string, port: InputPort, given: InvokeInput): Promise<StepInput> {
  if (isLiteral(port)) return literalGiven(name, port, given);
  if (plain(given.jobInputType) !== plain(port.type)) throw wrongKind(name, port, given.jobInputType);
  if (!given.uri) throw userError(`Parameter ${name} cannot be None since it is not optional.`);
  return { kind: 'data', location: await locateData(services, port.type, given.uri), mayBeEmpty: false };
}

/**
 * The inputs of a pipeline component with the invoke's values, else its defaults; optional ones without a value are left
 * out. Throws AzureError 400 for what is missing, unknown or of another type.
 */
export async function inputValues(
  services: Services,
  { name: componentName, spec }: { name: string; spec: PipelineSpec },
  given: NonNullable<InvokeBody['inputData']>,
): Promise<Map<string, StepInput>> {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(spec.inputs, name));
  if (unknown !== undefined) throw userError(`The component '${componentName}' has no input '${unknown}'.`);
  const values = new Map<string, StepInput>();
  for (const [name, port] of Object.entries(spec.inputs)) {
    const value = given[name];
    const fallback = port.default ?? null;
    if (value !== undefined) values.set(name, await valueFrom(services, name, port, value));
    else if (fallback !== null) values.set(name, { kind: 'literal', value: literalOf(name, port, fallback) });
    else if (port.optional !== true)
      throw userError(`Required input '${name}' for component '${componentName}' not provided.`);
  }
  return values;
}

const kindOf = (type: string): BlobLocation['kind'] => (type === 'uri_file' ? 'file' : 'folder');

/** Where the invoke wants outputs of the pipeline; the others get a place of their own. Throws AzureError 400. */
export async function outputPlaces(
  services: Services,
  { name: componentName, spec }: { name: string; spec: PipelineSpec },
  given: NonNullable<InvokeBody['outputData']>,
): Promise<Map<string, BlobLocation>> {
  const places = new Map<string, BlobLocation>();
  for (const [name, { uri }] of Object.entries(given)) {
    const port = spec.outputs[name];
    if (port === undefined) throw userError(`The component '${componentName}' has no output '${name}'.`);
    if (uri) places.set(name, await outputPlace(services, uri, port.type));
  }
  return places;
}

/** Outputs go to blob datastores only (contract D3). Throws AzureError 400. */
export function outputPlace(services: Services, uri: string, type: string): Promise<BlobLocation> {
  if (parseReference(uri, 'data')?.kind !== 'datastore')
    throw userError(`The output '${shown(uri)}' is not a path on a blob datastore.`);
  return locate(services, uri, kindOf(type));
}

/** A place that no other run has: `azureml/{run}/{output}` in the default datastore (contract D3). */
export const ownPlace = (container: string, runName: string, output: string, type: string): BlobLocation => {
  const kind = kindOf(type);
  return { container, path: `azureml/${runName}/${output}${kind === 'folder' ? '/' : ''}`, kind };
};

export const defaultContainer = (services: Services, datastore: string): string =>
  datastore === 'workspaceblobstore' ? BLOB_CONTAINER : containerOf(services, datastore);
