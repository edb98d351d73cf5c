import type { AssetProgress } from '@/components/yaml-assets';

/** Progress is of files: a text that points at none has nothing to show. */
export const shown = (progress: AssetProgress): AssetProgress | null =>
  progress.phase === 'looking' || progress.files.total === 0 ? null : progress;
