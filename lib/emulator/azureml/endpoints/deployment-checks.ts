import { z } from 'zod';
import { invalidField, userError } from '../errors';
import { type Collection, idOf, versionId } from '../ids';
import { locate } from '../locations';
import { parseReference } from '../references';
import { shown } from '../shown';
import type { Services } from '../types';
import { latestVersion } from '../versions';
import type { StoredDeployment } from './deployment-body';

const cluster = z.looseObject({
  properties: z.looseObject({ scaleSettings: z.looseObject({ maxNodeCount: z.number() }) }),
});
const model = z.looseObject({ modelType: z.string().default('custom_model'), modelUri: z.string().nullish() });

/** Nodes of a compute cluster; null when there is no such compute. */
function nodesOf(services: Services, reference: string): { name: string; nodes: number } | null {
  const parsed = parseReference(reference, 'computes');
  const name = parsed?.kind === 'asset' ? parsed.name : reference.replace(/^azureml:/, '');
  const found = services.resources.get(idOf('computes', name));
  if (found === undefined) return null;
  return { name: found.name, nodes: cluster.parse(found.body.properties).properties.scaleSettings.maxNodeCount };
}

/** Instances must fit the cluster. Throws AzureError 400. */
export function checkCompute(services: Services, reference: string, instanceCount: number): string {
  const compute = nodesOf(services, reference);
  if (compute === null) throw userError(`The compute '${shown(reference)}' does not exist in the workspace.`);
  if (instanceCount > compute.nodes)
    throw userError(
      `The instance count ${instanceCount} is greater than the ${compute.nodes} nodes of compute '${compute.name}'.`,
    );
  return compute.name;
}

/** The registered version that a field of a deployment points at. Throws AzureError 400. */
export function referencedVersion(services: Services, field: string, text: string, collection: Collection) {
  const parsed = parseReference(text, collection);
  if (parsed?.kind === 'label')
    throw userError(`The ${field} '${text}' does not exist: ${parsed.name} has no label ${parsed.label}, only latest.`);
  if (parsed?.kind !== 'asset' || parsed.collection !== collection)
    throw invalidField(field, `'${shown(text)}' is no reference to ${collection} of this workspace`);
  const version = parsed.version ?? latestVersion(services.resources, idOf(collection, parsed.name));
  const found = version === null ? undefined : services.resources.get(versionId(collection, parsed.name, version));
  if (found !== undefined)
    return { id: found.id, name: parsed.name, version: found.name, properties: found.body.properties };
  throw userError(`The ${field} '${shown(text)}' does not exist in the workspace.`);
}

const REGISTRY_ENVIRONMENT = /^azureml:\/\/registries\/[^/]+\/environments\/[^/]+\/(versions|labels)\/[^/]+$/i;

/**
 * Azure's own environments (`AzureML-…`) are there in every workspace without being registered, those of a registry by
 * its URI. No environment is built here, so their names are kept as they came, which is what Azure shows of them too.
 */
function isSharedEnvironment(text: string): boolean {
  const parsed = parseReference(text, 'environments');
  const isOfAzure = parsed?.kind === 'asset' && parsed.collection === 'environments' && /^azureml-/i.test(parsed.name);
  return isOfAzure || REGISTRY_ENVIRONMENT.test(text);
}

/** Without a scoring script only an MLflow model says how to score, and not every one can be scored here. */
async function checkModel(services: Services, properties: Record<string, unknown>): Promise<void> {
  const { modelType, modelUri } = model.parse(properties);
  if (modelType !== 'mlflow_model')
    throw userError('A code configuration with a scoring script is required: the model is not an MLflow model.');
  const reason = await services.engine.whyNotScorable(await locate(services, modelUri ?? '', null));
  if (reason !== null) throw userError(reason);
}

/**
 * Clients do not look references up, so a deployment that names what is not there, or what can not be scored, must be
 * refused here. Rejects with AzureError 400.
 */
export async function checkDeployment(services: Services, deployment: StoredDeployment): Promise<void> {
  const { model: reference, codeConfiguration: code, environmentId, compute, resources } = deployment;
  checkCompute(services, compute ?? '', resources.instanceCount);
  if (code !== null) referencedVersion(services, 'codeConfiguration.codeId', code.codeId ?? '', 'codes');
  if (environmentId !== null && !isSharedEnvironment(environmentId))
    referencedVersion(services, 'environmentId', environmentId, 'environments');
  if (reference === null) {
    if (code === null) throw userError('A model or a code configuration is required.');
    return;
  }
  if (reference.referenceType !== 'Id')
    throw userError(
      `A model given by ${reference.referenceType} is not supported: register it and give its id (referenceType Id).`,
    );
  const found = referencedVersion(services, 'model', reference.assetId ?? '', 'models');
  if (code === null) await checkModel(services, found.properties);
}
