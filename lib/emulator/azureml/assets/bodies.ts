import { z } from 'zod';
import type { Resource } from '../../store';
import { caseless, stringMap, word } from '../caseless';
import { condaFile } from './conda-file';
import type { AssetCollection } from './shape';

const text = z.string().nullish();
const shared = {
  description: text,
  tags: stringMap.nullish(),
  properties: stringMap.nullish(),
  isArchived: z.boolean().nullish(),
};
const version = { ...shared, isAnonymous: z.boolean().nullish() };
/** The spec's own pattern for a URI or path: it must hold at least one such character. */
const uri = z.string().regex(/[a-zA-Z0-9_]/, 'is required');

/** What a version's `properties` must hold, per collection (the published models of 2022-10-01). */
const versions = {
  data: caseless({ ...version, dataType: word('uri_file', 'uri_folder', 'mltable'), dataUri: uri }),
  models: caseless({
    ...version,
    modelType: text,
    modelUri: uri.nullish(),
    flavors: z.unknown().optional(),
    jobName: text,
  }),
  codes: caseless({ ...version, codeUri: uri }),
  environments: caseless({ ...version, image: text, condaFile, build: z.unknown().optional(), osType: text }),
  components: caseless({ ...version, componentSpec: z.record(z.string(), z.unknown()) }),
} as const satisfies Record<AssetCollection, z.ZodType>;

const containers = {
  data: caseless({ ...shared, dataType: word('uri_file', 'uri_folder', 'mltable') }),
  models: caseless(shared),
  codes: caseless(shared),
  environments: caseless(shared),
  components: caseless(shared),
} as const satisfies Record<AssetCollection, z.ZodType>;

export const versionBody = (collection: AssetCollection) => caseless({ properties: versions[collection] });
export const containerBody = (collection: AssetCollection) => caseless({ properties: containers[collection] });

/** What Azure shows where nothing was said. */
const shown: Record<AssetCollection, Record<string, unknown>> = {
  data: {},
  models: { flavors: {}, modelType: 'custom_model', jobName: null },
  codes: { provisioningState: 'Succeeded' },
  environments: { environmentType: 'UserCreated', osType: 'Linux', image: null, condaFile: null },
  components: {},
};

const common = { description: null, tags: {}, properties: {}, isArchived: false };

const filled = (fallback: Record<string, unknown>, given: Record<string, unknown>) => ({
  ...fallback,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined)),
});

/** `properties` of a version as recorded: defaults, explicit nulls, then what was given. */
export const versionProperties = (collection: AssetCollection, given: Record<string, unknown>) =>
  filled({ ...common, isAnonymous: false, ...shown[collection] }, given);

export const containerProperties = ({ body }: Resource) => filled(common, body.properties);
