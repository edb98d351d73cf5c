import { z } from 'zod';
import { caseless, parseBody, word } from '../caseless';
import { dataTypeOf, dataVersionEntity, unregisteredEntity } from '../dataset/entities';
import { findData, unregisteredId } from '../dataset/find-data';
import { outputOf, outputVersion } from '../dataset/find-output';
import { noSuch } from '../errors';
import { outputOfAssetId } from '../history/asset-ids';
import { runOf } from '../history/find-run';
import { shown } from '../shown';
import { stampOf } from '../system-data';
import type { Answer, Call, Handler, Services } from '../types';

interface Unregistered {
  runId: string;
  uri: string;
  type: string;
  suffix: string;
}

const batch = caseless({ values: z.array(z.string()).max(1_000) });
const single = caseless({ value: z.string() });
const name = z.string().regex(/^\w{1,255}$/, 'only letters, digits and _');
const data = {
  runId: z.string(),
  uri: z.string().min(1),
  type: word('uri_file', 'uri_folder', 'mltable'),
};
const unregisteredInput = caseless({ ...data, inputName: name });
const unregisteredOutput = caseless({ ...data, outputName: name });

function assetOf(services: Services, assetId: string) {
  const { dataUri, dataType } = findData(services, assetId)?.version.body.properties ?? {};
  return typeof dataUri === 'string' ? { uri: dataUri, type: dataTypeOf(dataType) } : null;
}

/** Asset ids to datastore URIs; ids that lead nowhere are left out (contract C3). */
export const batchGetResolvedUris: Handler = (call, services) => {
  const { values } = parseBody(batch, call.body);
  const resolved = values.flatMap((assetId) => {
    const output = outputOfAssetId(assetId);
    const found = assetOf(services, assetId) ?? (output && outputOf(services, output));
    return found === null ? [] : [[assetId, found] as const];
  });
  return { status: 200, body: { values: Object.fromEntries(resolved) } };
};

export const getByAssetId: Handler = (call, services) => {
  const { value } = parseBody(single, call.body);
  const output = outputOfAssetId(value);
  const found = findData(services, value) ?? (output && outputVersion(services, output));
  if (!found) throw noSuch('data version', shown(value));
  return { status: 200, body: dataVersionEntity(found.name, found.version) };
};

/** Keeps data of one run under a name that is made of the run and of what the data is to it. Throws run history's 404. */
function unregistered(call: Call, services: Services, given: Unregistered): Answer {
  const { runId } = runOf(services, given.runId);
  const own = `azureml_${runId}_${given.suffix}`;
  const properties = { dataType: given.type, dataUri: given.uri, isAnonymous: true };
  const version = services.resources.put(`${unregisteredId(own)}/versions/1`, { properties }, stampOf(call, services));
  return { status: 200, body: unregisteredEntity(own, version) };
}
export const createUnregisteredInput: Handler = (call, services) => {
  const { inputName, ...given } = parseBody(unregisteredInput, call.body);
  return unregistered(call, services, { ...given, suffix: `input_data_${inputName}` });
};

export const createUnregisteredOutput: Handler = (call, services) => {
  const { outputName, ...given } = parseBody(unregisteredOutput, call.body);
  return unregistered(call, services, { ...given, suffix: `output_data_${outputName}` });
};
