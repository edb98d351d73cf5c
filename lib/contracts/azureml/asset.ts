import { z } from 'zod';
import { armResource } from './common';

const text = z.string().nullish();

export const datastore = armResource(
  z.looseObject({
    datastoreType: text,
    isDefault: z.boolean().nullish(),
    accountName: text,
    containerName: text,
    endpoint: text,
    protocol: text,
    credentials: z.looseObject({ credentialsType: text }).nullish(),
  }),
);

/** `listSecrets`: an account key or a SAS. Never logged, never kept past the request (DESIGN decision 14). */
export const datastoreSecrets = z.looseObject({ secretsType: z.string(), key: text, sasToken: text });

/** A container of versions: data, models, codes, environments. */
export const assetContainer = armResource(
  z.looseObject({ description: text, latestVersion: text, nextVersion: text, isArchived: z.boolean().nullish() }),
);

/** A version of a model, code, environment or component, with every field of it. */
export const assetVersion = armResource(z.looseObject({}));

/** Answer of `startPendingUpload`: a container and a SAS on it. A secret of this upload. */
export const pendingUpload = z.looseObject({
  blobReferenceForConsumption: z.looseObject({
    blobUri: z.string(),
    credential: z.looseObject({ credentialType: text, sasUri: z.string() }),
  }),
});

export const dataVersion = armResource(
  z.looseObject({ dataType: text, dataUri: text, description: text, isArchived: z.boolean().nullish() }),
);

export const compute = armResource(
  z.looseObject({
    computeType: text,
    provisioningState: text,
    description: text,
    properties: z
      .looseObject({
        vmSize: text,
        scaleSettings: z
          .looseObject({ minNodeCount: z.number().nullish(), maxNodeCount: z.number().nullish() })
          .nullish(),
        currentNodeCount: z.number().nullish(),
      })
      .nullish(),
  }),
);

export type Datastore = z.infer<typeof datastore>;
