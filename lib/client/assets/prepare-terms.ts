import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { workspaceId } from '@/lib/domain/reference';
import type { WorkspaceTerms } from '@/lib/domain/yaml/workspace-terms';
import { assetApi } from './asset-api';
import { type AssetProgress, NOTHING_YET } from './asset-progress';
import { carryOut } from './carry-out';
import type { LocalFiles } from './local-files';
import { type AssetPlan, planAssets } from './plan';

/** A plan that can be shown, and carried out once. */
export interface PreparedTerms extends Omit<AssetPlan, 'versions'> {
  /** What is to be sent and registered, in words; empty where the workspace has all of it. */
  toDo: { what: string; files: number; bytes: number }[];
  /** Sends and registers it. Rejects with an error that names the file or says Azure's reason; nothing of a file that failed is registered. */
  carryOut(onProgress: (progress: AssetProgress) => void, signal?: AbortSignal): Promise<void>;
}

/**
 * Finds out what the texts ask of the workspace, without writing anything: the terms are those with which the texts can be
 * compared now and sent after `carryOut`. Rejects with AssetProblem or ApiError.
 */
export async function planTerms(
  workspace: WorkspaceRef,
  texts: readonly string[],
  files: LocalFiles | null,
  signal?: AbortSignal,
): Promise<PreparedTerms> {
  const api = assetApi(workspace, signal);
  const tools = { workspaceId: workspaceId(workspace), files, api, signal, newName: () => crypto.randomUUID() };
  const plan = await planAssets(tools, texts);
  return {
    terms: plan.terms,
    ignored: plan.ignored,
    toDo: plan.versions.map(({ what, upload }) => ({
      what,
      files: upload?.entries.length ?? 0,
      bytes: upload?.bytes ?? 0,
    })),
    carryOut: (onProgress, until) => carryOut(assetApi(workspace, until), plan, onProgress, until),
  };
}

/**
 * Uploads and registers what the texts ask of the workspace (labels, local code, models, environments, component files) and
 * answers the terms to send them with. The same content is never sent twice. Rejects as `planTerms` and its `carryOut` do.
 */
export async function prepareTerms(
  workspace: WorkspaceRef,
  texts: readonly string[],
  files: LocalFiles | null,
  onProgress: (progress: AssetProgress) => void,
  signal?: AbortSignal,
): Promise<WorkspaceTerms> {
  onProgress(NOTHING_YET);
  const prepared = await planTerms(workspace, texts, files, signal);
  await prepared.carryOut(onProgress, signal);
  return prepared.terms;
}
