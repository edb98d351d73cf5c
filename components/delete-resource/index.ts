export { DeleteDeployment } from './delete-deployment';
export { DeleteEndpoint } from './delete-endpoint';
