export {
  AssetProblem,
  type AssetProgress,
  type LocalFiles,
  type PreparedTerms,
  planTerms,
  prepareTerms,
} from '@/lib/client/assets';
export { AssetStatus } from './asset-status';
export { AssetToDo } from './asset-to-do';
export { DropYaml } from './drop-yaml';
export { Gallery } from './gallery';
export { NameNotes } from './name-notes';
