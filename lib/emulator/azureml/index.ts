export { createWorkspaceApi } from './api';
export { describeRequest } from './describe';
