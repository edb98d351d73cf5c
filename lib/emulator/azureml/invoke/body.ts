import { z } from 'zod';
import { caseless, parseBody, stringMap, word } from '../caseless';
import { fileName, loggingLevel, processes, retrySettings, wholeFrom } from '../endpoints/settings';

/** Input and output names may hold letters, digits and underscores only (contract D2). */
const key = z.string().regex(/^\w{1,255}$/, 'only letters, digits and _');
const text = z.string().nullish();
/** How inputs and outputs reach a script; the published words of both. */
const mode = word(
  'ReadOnlyMount',
  'ReadWriteMount',
  'Download',
  'Direct',
  'EvalMount',
  'EvalDownload',
  'Upload',
).nullish();

const input = caseless({
  jobInputType: word('UriFolder', 'UriFile', 'MLTable', 'Literal', 'CustomModel', 'MLFlowModel', 'TritonModel'),
  uri: text,
  value: z.unknown().optional(),
  mode,
  description: text,
});

const output = caseless({
  jobOutputType: word('UriFile', 'UriFolder').default('UriFile'),
  uri: text,
  mode,
  description: text,
});

/** The input of the 2021 preview, in its three forms (contract D5). */
const dataset = caseless({
  dataInputType: word('DatasetId', 'DataUrl', 'DatasetVersion'),
  datasetId: text,
  path: text,
  datasetName: text,
  datasetVersion: z.union([z.string(), z.number().transform(String)]).nullish(),
});

const body = caseless({
  properties: caseless({
    inputData: z.record(key, input).nullish(),
    outputData: z.record(key, output).nullish(),
    dataset: dataset.nullish(),
    outputDataset: caseless({ datastoreId: text, path: text }).nullish(),
    outputFileName: fileName.nullish(),
    miniBatchSize: wholeFrom(1).nullish(),
    errorThreshold: wholeFrom(-1).nullish(),
    loggingLevel: loggingLevel.nullish(),
    maxConcurrencyPerInstance: processes.nullish(),
    retrySettings: retrySettings.nullish(),
    compute: caseless({ instanceCount: wholeFrom(1).nullish(), target: text }).nullish(),
    name: text,
    description: text,
    tags: stringMap.nullish(),
    properties: caseless({ experimentName: text }).nullish(),
  }),
});

export type InvokeBody = z.output<typeof body>['properties'];
export type InvokeDataset = z.output<typeof dataset>;

/** The body of an invoke, keys in any case. Throws AzureError 400 that names the field. */
export const invokeBody = (given: unknown): InvokeBody => parseBody(body, given).properties;
