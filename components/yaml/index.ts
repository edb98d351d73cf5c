export { NewDeployment, NewEndpoint } from './create-page';
export { DeploymentYaml } from './deployment-yaml';
export { EndpointYaml } from './endpoint-yaml';
