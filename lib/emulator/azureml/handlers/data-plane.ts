import { z } from 'zod';
import { WORKSPACE_SCOPE } from '../../directory';
import { caseless, parseBody } from '../caseless';
import { childOfAssetId, outputUri } from '../history/asset-ids';
import { idOf, versionId } from '../ids';
import { parseReference } from '../references';
import type { Handler, Services } from '../types';
import { latestVersion } from '../versions';

const body = caseless({ values: z.array(z.string()).max(1_000) });
const registered = z.looseObject({ dataType: z.string(), dataUri: z.string() });

const typeOf: Record<string, string> = { uri_file: 'UriFile', uri_folder: 'UriFolder', mltable: 'MLTable' };

/** The datastore that stands before a container; outputs can go to registered ones only. */
const datastoreOf = ({ resources }: Services, container: string) =>
  resources
    .listChildren(WORKSPACE_SCOPE, 'datastores')
    .items.find((store) => store.body.properties.containerName === container)?.name ?? 'workspaceblobstore';

function outputOf(services: Services, childName: string) {
  const plan = services.jobs.findRun(childName)?.record.plan;
  if (plan === undefined) return null;
  return { uri: outputUri(datastoreOf(services, plan.output.container), plan.output), type: 'UriFolder' };
}

function assetOf({ resources }: Services, assetId: string) {
  const reference = parseReference(assetId, 'data');
  if (reference?.kind !== 'asset' || reference.collection !== 'data') return null;
  const { name } = reference;
  const version = reference.version ?? latestVersion(resources, idOf('data', name)) ?? '';
  const found = resources.get(versionId('data', name, version));
  if (found === undefined) return null;
  const { dataType, dataUri } = registered.parse(found.body.properties);
  return { uri: dataUri, type: typeOf[dataType] ?? 'UriFolder' };
}

/** Asset ids to datastore URIs; ids that lead nowhere are left out (contract C3). */
export const batchGetResolvedUris: Handler = (call, services) => {
  const { values } = parseBody(body, call.body);
  const resolved = values.flatMap((assetId) => {
    const child = childOfAssetId(assetId);
    const found = child === null ? assetOf(services, assetId) : outputOf(services, child);
    return found === null ? [] : [[assetId, found] as const];
  });
  return { status: 200, body: { values: Object.fromEntries(resolved) } };
};
