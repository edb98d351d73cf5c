export { type AssetProgress, type LocalFiles, prepareTerms } from '@/lib/client/assets';
export { AssetPreview } from './asset-preview';
export { AssetStatus } from './asset-status';
export { DropYaml } from './drop-yaml';
export { Gallery } from './gallery';
export { NameNotes } from './name-notes';
