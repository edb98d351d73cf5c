export { DeploymentsCard } from './deployments-card';
