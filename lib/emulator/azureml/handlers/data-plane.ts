import { z } from 'zod';
import { WORKSPACE_SCOPE } from '../../directory';
import { caseless, parseBody } from '../caseless';
import { outputOfAssetId, outputUri } from '../history/asset-ids';
import { outputsOf, outputType } from '../history/outputs';
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

function outputOf(services: Services, { runName, output }: { runName: string; output: string }) {
  const found = services.jobs.findRun(runName);
  const location = found === undefined ? undefined : outputsOf(found.record, found.role)[output];
  if (location === undefined) return null;
  return { uri: outputUri(datastoreOf(services, location.container), location.path), type: outputType(location) };
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
    const output = outputOfAssetId(assetId);
    const found = output === null ? assetOf(services, assetId) : outputOf(services, output);
    return found === null ? [] : [[assetId, found] as const];
  });
  return { status: 200, body: { values: Object.fromEntries(resolved) } };
};
