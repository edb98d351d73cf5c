import type { LabelVersion } from './references';
import type { JsonObject } from './rest-body';

/** What a body needs of the workspace it is for. Everything that Azure alone can know is asked of the caller. */
export interface WorkspaceTerms {
  /** ARM id of the workspace, no slash at its end. */
  workspaceId: string;
  location: string;
  versionOfLabel: LabelVersion;
  /** ARM id of a code asset made of a local folder. */
  uploadedCode(path: string): string;
  /** ARM id of a model or environment described in place; name and version are null where the text has none. */
  inlineAsset(
    type: 'models' | 'environments',
    name: string | null,
    version: string | null,
    described: JsonObject,
  ): string;
  /** ARM id of the component made of a pipeline YAML file. */
  componentOfFile(path: string): string;
  /** ARM id of the component made of a pipeline job. */
  componentOfJob(job: string): string;
}
