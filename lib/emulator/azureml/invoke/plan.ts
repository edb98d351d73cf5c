import type { BlobLocation, JobPlan } from '../../compute/types';
import type { Resource } from '../../store';
import { secondsOfDuration } from '../duration';
import { type StoredDeployment, storedDeployment } from '../endpoints/deployment-body';
import { checkCompute, referencedVersion } from '../endpoints/deployment-checks';
import { locate } from '../locations';
import type { Services } from '../types';
import type { InvokeBody } from './body';

/** The deployment's settings with the invoke's overrides (contract D1). */
function settingsOf(deployment: StoredDeployment, body: InvokeBody): JobPlan['settings'] {
  const timeout = body.retrySettings?.timeout ?? deployment.retrySettings.timeout;
  return {
    miniBatchSize: body.miniBatchSize ?? deployment.miniBatchSize,
    instanceCount: body.compute?.instanceCount ?? deployment.resources.instanceCount,
    maxConcurrencyPerInstance: body.maxConcurrencyPerInstance ?? deployment.maxConcurrencyPerInstance,
    maxRetries: body.retrySettings?.maxRetries ?? deployment.retrySettings.maxRetries,
    timeoutSeconds: secondsOfDuration(timeout) ?? 30,
    errorThreshold: body.errorThreshold ?? deployment.errorThreshold,
    loggingLevel: body.loggingLevel ?? deployment.loggingLevel,
    outputAction: deployment.outputAction,
    outputFileName: body.outputFileName ?? deployment.outputFileName,
  };
}

async function modelOf(services: Services, { model }: StoredDeployment) {
  if (model === null) return { model: null, modelName: '' };
  const { name, version, properties } = referencedVersion(services, 'model', model.assetId ?? '', 'models');
  return { model: await locate(services, String(properties.modelUri), null), modelName: `${name}:${version}` };
}

async function codeOf(services: Services, { codeConfiguration }: StoredDeployment) {
  if (codeConfiguration === null) return null;
  const { codeId, scoringScript } = codeConfiguration;
  const { properties } = referencedVersion(services, 'codeConfiguration.codeId', codeId ?? '', 'codes');
  const location: BlobLocation = await locate(services, String(properties.codeUri), 'folder');
  return { location, scoringScript };
}

/** The part of a plan that comes from the deployment. Throws AzureError 400 where what it names is gone. */
export async function deploymentPlan(services: Services, resource: Resource, body: InvokeBody) {
  const deployment = storedDeployment(resource);
  const settings = settingsOf(deployment, body);
  const computeName = checkCompute(services, body.compute?.target || deployment.compute || '', settings.instanceCount);
  const environmentVariables = Object.fromEntries(
    Object.entries(deployment.environmentVariables).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
  return {
    ...(await modelOf(services, deployment)),
    code: await codeOf(services, deployment),
    environmentVariables,
    computeName,
    settings,
  };
}
