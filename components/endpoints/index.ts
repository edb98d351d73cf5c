export { EndpointFrame } from './endpoint-frame';
export { EndpointHistory } from './endpoint-history';
export { EndpointJson } from './endpoint-json';
export { EndpointList } from './endpoint-list';
export { EndpointPage } from './endpoint-page';
export { EndpointsJson } from './endpoints-json';
