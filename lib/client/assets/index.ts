export type { AssetProgress } from './asset-progress';
export { type DroppedFolder, type DroppedYaml, filesFor, readDropped } from './dropped';
export type { LocalFiles } from './local-files';
export { type PreparedTerms, prepareTerms } from './prepare-terms';
export { assetPreviewQuery, wantsAnything } from './preview';
