import type { BlobLocation, JobRecord } from '../../compute/types';
import { outputAssetId } from './asset-ids';
import type { Role } from './run-view';

/** Named outputs of a run: of a batch job the child's `score`, of a pipeline its own and those of each step (contract E). */
export function outputsOf({ plan }: JobRecord, role: Role): Record<string, BlobLocation> {
  const { pipeline, childName, output } = plan;
  if (pipeline && role === 'parent') return pipeline.outputs;
  if (pipeline) return pipeline.steps.find(({ runName }) => runName === childName)?.outputs ?? {};
  return role === 'parent' ? {} : { score: { container: output.container, path: output.folder, kind: 'folder' } };
}

export const outputType = ({ kind }: BlobLocation) => (kind === 'file' ? 'UriFile' : 'UriFolder');

/** The outputs as run history names them. */
export const outputAssets = (record: JobRecord, role: Role, runName: string) =>
  Object.fromEntries(
    Object.entries(outputsOf(record, role)).map(([name, location]) => {
      return [name, { assetId: outputAssetId(runName, name), type: outputType(location) }] as const;
    }),
  );
