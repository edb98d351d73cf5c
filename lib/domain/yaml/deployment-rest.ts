import { AssetIds } from './asset-ids';
import type { Deployment, ModelDeployment, PipelineDeployment } from './deployment-types';
import { failure, type Remark } from './problem';
import { computeId } from './references';
import { resourcesBody } from './resources-rest';
import { type JsonObject, present } from './rest-body';
import { settingsBody } from './settings-rest';
import type { WorkspaceTerms } from './workspace-terms';

/** Makes the body of a deployment's PUT; what can not be sent is remarked. */
export class DeploymentBody {
  private readonly ids: AssetIds;
  constructor(
    private readonly terms: WorkspaceTerms,
    private readonly out: Remark[],
  ) {
    this.ids = new AssetIds(terms, out);
  }

  of(deployment: Deployment): JsonObject {
    const properties =
      deployment.kind === 'pipeline' ? this.pipelineProperties(deployment) : this.modelProperties(deployment);
    return { location: this.terms.location, tags: deployment.tags ?? {}, properties };
  }

  private pipelineProperties(deployment: PipelineDeployment): JsonObject {
    const { description, settings } = deployment;
    const component = present({ referenceType: 'Id', assetId: this.ids.component(deployment) });
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

  private modelProperties(deployment: ModelDeployment): JsonObject {
    const { codeConfiguration, compute, settings } = deployment;
    const model = this.ids.asset(deployment.model, 'models', 'model');
    return present({
      description: deployment.description,
      properties: deployment.properties ?? {},
      model: model === undefined ? undefined : { referenceType: 'Id', assetId: model },
      codeConfiguration:
        codeConfiguration &&
        present({ codeId: this.ids.code(codeConfiguration), scoringScript: codeConfiguration.scoringScript }),
      environmentId: this.ids.asset(deployment.environment, 'environments', 'environment'),
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
