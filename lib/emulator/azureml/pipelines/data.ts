import type { BlobLocation } from '../../compute/types';
import { unsupportedInput } from '../errors';
import { type GivenInput, locateInput } from '../invoke/input';
import { assetVersion, locate } from '../locations';
import { parseReference } from '../references';
import type { Services } from '../types';

const modelTypes = ['custom_model', 'mlflow_model', 'triton_model'];

const inputOf = (uri: string, type: GivenInput['type']): GivenInput => ({
  ...{ name: '', uri, type },
  ...{ mode: 'ReadOnlyMount', description: null, from: 'input_data' },
});

async function locateModel(services: Services, uri: string): Promise<BlobLocation> {
  const reference = parseReference(uri, 'models');
  if (reference?.kind !== 'asset') return locate(services, uri, null);
  return locate(services, String(assetVersion(services, reference).body.properties.modelUri), null);
}

/** Where the files of an input of a component lie. @param type as the component declares it. Throws AzureError 400 or 404 */
export function locateData(services: Services, type: string, uri: string): Promise<BlobLocation> {
  if (modelTypes.includes(type)) return locateModel(services, uri);
  if (type === 'uri_folder' || type === 'uri_file')
    return locateInput(services, inputOf(uri, type === 'uri_file' ? 'UriFile' : 'UriFolder'));
  throw unsupportedInput(`Inputs of type ${type} are not supported.`);
}
