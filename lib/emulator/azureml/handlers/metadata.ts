import type { Call, Handler, Services } from '../types';

/**
 * Cloud metadata for clients that are pointed here by `ARM_CLOUD_METADATA_URL`. The portal's host gives azure-ai-ml the
 * audience `https://ml.azure.com`; `core.localhost` lets storage clients find the account's name in the host.
 */
function cloud(call: Call, { blobBaseUrl }: Services) {
  return {
    name: 'LocalWorkspace',
    portal: 'https://portal.azure.com',
    resourceManager: `${call.base}/`,
    authentication: {
      loginEndpoint: `${call.base}/`,
      audiences: [`${call.base}/`, 'https://management.azure.com/'],
      tenant: 'common',
      identityProvider: 'AAD',
    },
    suffixes: { storage: `core.localhost:${new URL(blobBaseUrl).port}` },
  };
}

/** A list of clouds in 2019-05-01, the one cloud itself from 2022-09-01 on. */
export const getCloudMetadata: Handler = (call, services) => {
  const found = cloud(call, services);
  const version = call.query('api-version') ?? '';
  return { status: 200, body: version >= '2022-09-01' ? found : [found] };
};

/** Base URLs of the regional API (contract B4). */
export const getDiscovery: Handler = ({ base }) => {
  const services = ['api', 'experimentation', 'history', 'hyperdrive', 'labeling', 'modelmanagement', 'pipelines'];
  return { status: 200, body: Object.fromEntries(services.map((name) => [name, base])) };
};
