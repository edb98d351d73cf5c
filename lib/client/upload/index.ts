export { apiTransport, startUpload } from './api-transport';
export { addCollected, type Collected, collectFiles } from './collect';
export { type Layout, layoutFiles } from './layout';
export { failureOf } from './retry';
export type { UploadProgress } from './tally';
export { createUpload, type Upload } from './upload';
