export { DeploymentJson } from './deployment-json';
export { DeploymentsCard } from './deployments-card';
