export { JobFailures } from './job-failures';
