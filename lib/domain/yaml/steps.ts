import type { YamlKind } from './kind';
import type { YamlProblem } from './problem';
import type { JsonObject } from './rest-body';

/** A resource to be made. */
export interface CreateStep {
  action: 'create';
  kind: YamlKind;
  endpointName: string;
  /** Null for an endpoint. */
  deploymentName: string | null;
  body: JsonObject;
  /** The document it comes from. */
  text: string;
}

/** The endpoint's default, which Azure takes only once that deployment is there. */
export interface DefaultStep {
  action: 'set-default';
  endpointName: string;
  deploymentName: string;
}

export type Step = CreateStep | DefaultStep;

export interface CreationPlan {
  /** In the order of writing: endpoints, their deployments, then the defaults. Empty where the text has errors. */
  steps: Step[];
  problems: YamlProblem[];
}
