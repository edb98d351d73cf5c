export { DeploymentDetails } from './deployment-details';
export { DeploymentFrame } from './deployment-frame';
