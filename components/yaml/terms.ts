import type { WorkspaceTerms } from '@/lib/domain/yaml/workspace-terms';

/**
 * Terms for looking at a text before anything of the workspace is read: what is only known once it is uploaded or resolved
 * is named as the text has it. The region stays out: no comparison shows it, and a write has its own.
 */
export function previewTerms(workspaceId: string): WorkspaceTerms {
  return {
    workspaceId,
    location: '',
    versionOfLabel: (_type, _name, label) => `@${label}`,
    uploadedCode: (path) => `${workspaceId}/codes/<upload:${path}>/versions/1`,
    inlineAsset: (type, name, version) => `${workspaceId}/${type}/${name ?? 'anonymous'}/versions/${version ?? '@new'}`,
    componentOfFile: (path) => `${workspaceId}/components/<upload:${path}>/versions/1`,
    componentOfJob: (job) => `${workspaceId}/components/<upload:${job}>/versions/1`,
  };
}
