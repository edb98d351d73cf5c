export { CopyAs } from './copy-as';
export type { Subject } from './subject';
