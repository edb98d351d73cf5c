export { DataPage, EnvironmentsPage, ModelsPage } from './asset-pages';
export { ComputePage } from './compute-page';
