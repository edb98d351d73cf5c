export { ensureCertificates, type TlsFiles } from './certificates';
export { baseOf } from './host';
export { type Handler, startTransport } from './server';
