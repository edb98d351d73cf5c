export { EndpointList } from './endpoint-list';
export { EndpointPage } from './endpoint-page';
