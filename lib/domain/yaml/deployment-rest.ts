import type { Asset } from './assets';
import type { Deployment, ModelDeployment, PipelineDeployment } from './deployment-types';
import { failure, type Remark, warning } from './problem';
import { type AssetType, assetId, computeId, isArmId, isRegistryId } from './references';
import type { CodeConfiguration } from './resources-field';
import { resourcesBody } from './resources-rest';
import { type JsonObject, present } from './rest-body';
import { settingsBody } from './settings-rest';
import type { WorkspaceTerms } from './workspace-terms';

/** Makes the body of a deployment's PUT; what can not be sent is remarked. */
export class DeploymentBody {
  constructor(
    private readonly terms: WorkspaceTerms,
    private readonly out: Remark[],
  ) {}

  of(deployment: Deployment): JsonObject {
    const properties =
      deployment.kind === 'pipeline' ? this.pipelineProperties(deployment) : this.modelProperties(deployment);
    return { location: this.terms.location, tags: deployment.tags ?? {}, properties };
  }

  private pipelineProperties(deployment: PipelineDeployment): JsonObject {
    const { description, settings } = deployment;
    const component = present({ referenceType: 'Id', assetId: this.component(deployment) });
    return present({
      description,
      deploymentConfiguration: present({
        deploymentConfigurationType: 'PipelineComponent',
        componentId: component,
        settings,
      }),
      // The REST model's own defaults, which azure-ai-ml sends with every deployment of this kind.
      errorThreshold: -1,
      maxConcurrencyPerInstance: 1,
      miniBatchSize: 10,
      outputFileName: 'predictions.csv',
    });
  }

  private component({ component, job, at }: PipelineDeployment): string | undefined {
    if (component && job !== undefined)
      this.out.push(warning('job_definition', at, 'component is given too: the job is not used.'));
    if (!component && job === undefined)
      this.out.push(warning('component', at, 'Neither component nor job_definition is given: Azure will refuse it.'));
    if (!component) return job === undefined ? undefined : this.terms.componentOfJob(job);
    if (component.kind === 'file') return this.terms.componentOfFile(component.path);
    return this.asset(component, 'components', 'component');
  }

  private asset(asset: Asset | undefined, type: AssetType, path: string): string | undefined {
    if (!asset) return undefined;
    if (asset.kind === 'inline') {
      const { name, version, described } = asset;
      return this.terms.inlineAsset(type === 'models' ? 'models' : 'environments', name, version, described);
    }
    if (asset.id === '') return undefined;
    return this.resolved(asset.id, type, path, asset.at);
  }

  private resolved(id: string, type: AssetType, path: string, at: number): string | undefined {
    const reading = assetId(id, type, this.terms.workspaceId, this.terms.versionOfLabel);
    if ('value' in reading) return reading.value;
    this.out.push(failure(path, at, reading.problem));
    return undefined;
  }

  private code(configuration: CodeConfiguration): string | undefined {
    const { code, at } = configuration;
    const path = 'code_configuration.code';
    if (code === undefined) {
      this.out.push(failure(path, at, 'Missing data for required field.'));
      return undefined;
    }
    if (isArmId(code, 'codes') || isRegistryId(code)) return code;
    if (!code.startsWith('azureml:')) return this.terms.uploadedCode(code);
    return this.resolved(code.slice('azureml:'.length), 'codes', path, at);
  }

  private modelProperties(deployment: ModelDeployment): JsonObject {
    const { codeConfiguration, compute, settings } = deployment;
    const model = this.asset(deployment.model, 'models', 'model');
    return present({
      description: deployment.description,
      properties: deployment.properties ?? {},
      model: model === undefined ? undefined : { referenceType: 'Id', assetId: model },
      codeConfiguration:
        codeConfiguration &&
        present({ codeId: this.code(codeConfiguration), scoringScript: codeConfiguration.scoringScript }),
      environmentId: this.asset(deployment.environment, 'environments', 'environment'),
      compute: compute === undefined ? undefined : computeId(compute, this.terms.workspaceId),
      resources: this.resources(deployment),
      ...settingsBody(settings, deployment.kind, this.out),
    });
  }

  private resources({ resources, instanceCount }: ModelDeployment): JsonObject | undefined {
    if (!instanceCount?.value) return resources && resourcesBody(resources);
    if (!resources) return resourcesBody({ instanceCount: instanceCount.value });
    const message = "Can't set instance_count when resources is provided.";
    this.out.push(failure('settings.instance_count', instanceCount.at, message));
    return undefined;
  }
}
