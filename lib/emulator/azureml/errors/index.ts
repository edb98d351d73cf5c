export * from './arm';
export { AzureError } from './azure-error';
export { envelopeOf } from './envelope';
export * from './history';
export * from './management';
export * from './unwell';
