import { z } from 'zod';
import type { BlobLocation } from '../../compute/types';
import { emptyInput, inputNotReadable, unsupportedInput, userError } from '../errors';
import { assetVersion, locate } from '../locations';
import { parseReference } from '../references';
import { shown } from '../shown';
import type { Services } from '../types';
import type { InvokeBody, InvokeDataset } from './body';

/** The one data input of a model deployment, in today's words. */
export interface GivenInput {
  name: string;
  uri: string;
  /** null where the preview's body does not say whether it is a file or a folder. */
  type: 'UriFolder' | 'UriFile' | null;
  mode: string;
  description: string | null;
  /** Which of the two bodies it came from; becomes the tag `inputType`. */
  from: 'input_data' | 'dataset';
}

const registered = z.looseObject({ dataType: z.string(), dataUri: z.string() });

/** A `dataset` of the 2021 preview as a URI (contract D5). */
function datasetUri(dataset: InvokeDataset): string {
  const { dataInputType, datasetId, path, datasetName, datasetVersion } = dataset;
  if (dataInputType === 'DataUrl') return path ?? '';
  if (dataInputType === 'DatasetId') return datasetId ?? '';
  return datasetName && datasetVersion ? `azureml:${datasetName}:${datasetVersion}` : '';
}

/** Picks the input out of an invoke. A model deployment takes exactly one, by any name (contract D1). Throws AzureError 400. */
export function givenInput(body: InvokeBody): GivenInput {
  const mode = 'ReadOnlyMount';
  if (body.dataset) {
    const uri = datasetUri(body.dataset);
    if (uri === '') throw emptyInput();
    return { name: 'dataset', uri, type: null, mode, description: null, from: 'dataset' };
  }
  const entries = Object.entries(body.inputData ?? {});
  const [first] = entries;
  if (first === undefined) throw emptyInput();
  if (entries.length > 1) throw userError('A batch endpoint with a model deployment takes exactly one data input.');
  const [name, { jobInputType: type, uri, mode: asked, description }] = first;
  if (type !== 'UriFolder' && type !== 'UriFile')
    throw unsupportedInput(`Inputs of type ${type} are not supported by model deployments.`);
  if (!uri) throw emptyInput();
  return { name, uri, type, mode: asked ?? mode, description: description ?? null, from: 'input_data' };
}

/** Where the files of an input lie. Throws AzureError 404 for data that is not registered, 400 for what can not be read. */
export async function locateInput(services: Services, { uri, type }: GivenInput): Promise<BlobLocation> {
  const reference = parseReference(uri, 'data');
  if (reference?.kind !== 'asset') return readable(services, uri, await locate(services, uri, kindOf(type)));
  if (reference.collection !== 'data') throw unsupportedInput(`'${shown(uri)}' is not a data asset.`);
  const { dataType, dataUri } = registered.parse(assetVersion(services, reference).body.properties);
  if (dataType === 'mltable') throw unsupportedInput('Data assets of type mltable are not supported.');
  return readable(services, dataUri, await locate(services, dataUri, dataType === 'uri_file' ? 'file' : 'folder'));
}

/** A SAS in the URL is what Azure reads with, so one that is over, forged or for something else is refused. Throws AzureError 400. */
async function readable(services: Services, uri: string, place: BlobLocation): Promise<BlobLocation> {
  const query = URL.canParse(uri) ? new URL(uri).search.slice(1) : '';
  if (!new URLSearchParams(query).has('sig')) return place;
  const code = await services.blobs.whyNotReadable(place, query);
  if (code !== null) throw inputNotReadable(shown(uri), code);
  return place;
}

const kindOf = (type: GivenInput['type']): BlobLocation['kind'] | null => {
  if (type === null) return null;
  return type === 'UriFile' ? 'file' : 'folder';
};
