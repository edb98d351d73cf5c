export { OperationNotice } from './operation-notice';
