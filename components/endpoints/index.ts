export { EndpointHistory } from './endpoint-history';
export { EndpointList } from './endpoint-list';
export { EndpointPage } from './endpoint-page';
