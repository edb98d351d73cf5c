export { createWorkspaceApi } from './api';
