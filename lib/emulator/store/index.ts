export { continuationOf, sequenceOf } from './continuation';
export { openDatabase } from './database';
export { holdAlone } from './folder-lock';
export { createJobStore, type PagedJobStore } from './job-store';
export { createOperationStore, type Operation, type OperationKind, type OperationStore } from './operation-store';
export { createResourceStore, type Resource, type ResourceBody, type ResourceStore } from './resource-store';
