import type { Asset } from './assets';
import type { Loaded } from './fields';
import type { CodeConfiguration, Resources } from './resources-field';

/** The scoring settings, which stand at the root (classic) or under `settings` (`type: model`). */
export interface Settings {
  miniBatchSize?: number;
  maxConcurrencyPerInstance?: number;
  errorThreshold?: number;
  loggingLevel?: string;
  outputAction?: string;
  outputFileName?: Loaded<string>;
  retrySettings?: { maxRetries?: number; timeout?: Loaded<number> };
  environmentVariables?: Record<string, string | null>;
}

export type TextMap = Record<string, string | null>;

interface Common {
  at: number;
  name?: Loaded<string>;
  endpointName?: Loaded<string>;
  description?: string;
  tags?: TextMap;
}

export interface ModelDeployment extends Common {
  kind: 'classic' | 'model';
  properties?: TextMap;
  model?: Asset;
  codeConfiguration?: CodeConfiguration;
  environment?: Asset;
  compute?: string;
  resources?: Resources;
  settings: Settings;
  /** `settings.instance_count`, which `type: model` alone has. */
  instanceCount?: Loaded<number>;
}

export interface PipelineDeployment extends Common {
  kind: 'pipeline';
  component?: Asset | { kind: 'file'; path: string };
  job?: string;
  settings?: TextMap;
}

export type Deployment = ModelDeployment | PipelineDeployment;
