import type { Asset } from './assets';
import type { PipelineDeployment } from './deployment-types';
import { failure, type Remark, warning } from './problem';
import { type AssetType, assetId, isArmId, isRegistryId } from './references';
import type { CodeConfiguration } from './resources-field';
import type { WorkspaceTerms } from './workspace-terms';

/** The ids of what a deployment is made of; what has none is remarked. */
export class AssetIds {
  constructor(
    private readonly terms: WorkspaceTerms,
    private readonly out: Remark[],
  ) {}

  component({ component, job, at }: PipelineDeployment): string | undefined {
    if (component && job !== undefined)
      this.out.push(warning('job_definition', at, 'component is given too: the job is not used.'));
    if (!component && job === undefined)
      this.out.push(warning('component', at, 'Neither component nor job_definition is given: Azure will refuse it.'));
    if (!component) return job === undefined ? undefined : this.terms.componentOfJob(job);
    if (component.kind === 'file') return this.terms.componentOfFile(component.path);
    return this.asset(component, 'components', 'component');
  }

  asset(asset: Asset | undefined, type: AssetType, path: string): string | undefined {
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

  code(configuration: CodeConfiguration): string | undefined {
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
}
