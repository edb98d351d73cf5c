import type { JsonObject } from './rest-body';
import type { WorkspaceTerms } from './workspace-terms';

/** The workspace that the peer's recorded results were made in. */
const RECORDED =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws';

/**
 * Terms without a workspace: what only a workspace or an upload can tell is named in angle brackets, in the notation of
 * the peer's recorded results, so that both can be compared as they are.
 */
export const placeholderTerms: WorkspaceTerms = {
  workspaceId: '{ws}',
  location: 'eastus',
  versionOfLabel: (_type, _name, label) => `<version-of-label:${label}>`,
  uploadedCode: (path) => `{ws}/codes/<upload:${path}>/versions/1`,
  inlineAsset: (type, name, version) => {
    if (name !== null) return `{ws}/${type}/${name}/versions/${version ?? '<auto>'}`;
    return type === 'models'
      ? '{ws}/models/<anonymous-hash>/versions/1'
      : '{ws}/environments/CliV2AnonymousEnvironment/versions/<hash>';
  },
  componentOfFile: () => '{ws}/components/azureml_anonymous/versions/1',
  componentOfJob: (job) => `<component-created-from-job:${job}>`,
};

/** Folds ids of the recorded workspace into `{ws}`, as the recorded results have them. */
export function folded(body: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(body).replaceAll(RECORDED, '{ws}'));
}
