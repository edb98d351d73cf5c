export { DropToStart } from './drop-to-start';
export { StartJob } from './start-job';
