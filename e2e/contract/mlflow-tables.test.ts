import { randomUUID } from 'node:crypto';
import onnxProto from 'onnx-proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { readDoor } from '../fixtures/door';
import { jobEnd, waitFor } from '../fixtures/waiting';

const { onnx } = onnxProto;
const run = `tables-${randomUUID().slice(0, 8)}`;
const azure = new Azure(readDoor());
const uri = (path: string) => `azureml://datastores/workspaceblobstore/paths/${run}/${path}`;

/** `age` and `weight`, each a column of its own; the answer is age − weight, after a list of maps that is none. */
function graph(): Uint8Array {
  const { FLOAT, DOUBLE, INT64 } = onnx.TensorProto.DataType;
  const { INT, INTS } = onnx.AttributeProto.AttributeType;
  const column = (name: string) => ({
    name,
    type: { tensorType: { elemType: DOUBLE, shape: { dim: [{ dimParam: 'N' }, { dimValue: 1 }] } } },
  });
  const maps = { keyType: INT64, valueType: { tensorType: { elemType: FLOAT } } };
  const classes = { name: 'classlabels_int64s', type: INTS, ints: [0] };
  const model = onnx.ModelProto.create({
    irVersion: 8,
    opsetImport: [
      { domain: '', version: 13 },
      { domain: 'ai.onnx.ml', version: 1 },
    ],
    graph: {
      name: 'difference',
      input: [column('age'), column('weight')],
      output: [{ name: 'shares', type: { sequenceType: { elemType: { mapType: maps } } } }, column('difference')],
      node: [
        { opType: 'Sub', input: ['age', 'weight'], output: ['difference'] },
        { opType: 'Cast', input: ['difference'], output: ['f'], attribute: [{ name: 'to', type: INT, i: FLOAT }] },
        { opType: 'ZipMap', domain: 'ai.onnx.ml', input: ['f'], output: ['shares'], attribute: [classes] },
      ],
    },
  });
  return onnx.ModelProto.encode(model).finish();
}

const put = async (name: string, body: unknown) => {
  const answer = await azure.arm('PUT', name, body);
  expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status);
  await waitFor(name, async () => {
    const { body: found } = await azure.arm('GET', name);
    const { properties } = z.object({ properties: z.object({ provisioningState: z.string().nullish() }) }).parse(found);
    return (properties.provisioningState ?? 'Succeeded') === 'Succeeded' ? true : null;
  });
};

const register = (name: string, folder: string) =>
  put(`models/${name}/versions/1`, { properties: { modelType: 'mlflow_model', modelUri: uri(folder) } });

const deployment = (model: string) => ({
  location: azure.door.region,
  properties: {
    model: { referenceType: 'Id', assetId: `${azure.scope}/models/${model}/versions/1` },
    compute: `${azure.scope}/computes/cpu-cluster`,
    miniBatchSize: 1,
    retrySettings: { maxRetries: 0 },
  },
});

beforeAll(async () => {
  const columns = ['age', 'weight'].map((name) => ({ name, type: 'double', required: true }));
  const mlmodel = { flavors: { onnx: { data: 'g.onnx' } }, signature: { inputs: JSON.stringify(columns) } };
  await azure.put(`${run}/model`, [
    { name: 'MLmodel', bytes: stringify(mlmodel) },
    { name: 'g.onnx', bytes: graph() },
  ]);
  await azure.put(`${run}/in`, [
    { name: 'people.csv', bytes: 'name,weight,age\n"Ada, L.",60.5,36\nAlan,70,41\n' },
    { name: 'people.jsonl', bytes: '{"age": 1, "weight": 0.75}\n{"weight": 3, "age": 1}\n' },
    { name: 'wrong.csv', bytes: 'age,weight\n1,heavy\n' },
  ]);
  await register(run, 'model');
  await put(`batchEndpoints/${run}`, { location: azure.door.region, properties: { authMode: 'AADToken' } });
  await put(`batchEndpoints/${run}/deployments/tables`, deployment(run));
});
afterAll(() => azure.arm('DELETE', `batchEndpoints/${run}`));

/** A page of run history, by its path below `runs/`. */
async function ask(path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${await azure.token('https://ml.azure.com')}` };
  return (await fetch(`${azure.door.armBaseUrl}/history/v1.0${azure.scope}/runs/${path}`, { headers })).json();
}

/** The text of a log file of the job's scoring run. */
async function log(jobName: string, file: string): Promise<string> {
  const { value } = z
    .object({ value: z.array(z.object({ runId: z.string() })) })
    .parse(await ask(`${jobName}/children`));
  const { logFiles } = z
    .object({ logFiles: z.record(z.string(), z.url()) })
    .parse(await ask(`${value[0]?.runId}/details`));
  return (await fetch(logFiles[file] ?? '')).text();
}

const invoke = (change: object) =>
  azure.invoke(run, 'tables', { inputData: { people: { jobInputType: 'UriFolder', uri: uri('in/') } }, ...change });

it('scores CSV and JSON lines row by row, and says which file does not fit and why', async () => {
  const score = { jobOutputType: 'UriFile', uri: uri('out/rows.csv') };
  const jobName = await invoke({ outputData: { score } });
  expect(await jobEnd(azure, jobName)).toBe('Completed');
  const file = await (await azure.container()).getBlobClient(`${run}/out/rows.csv`).downloadToBuffer();
  expect(file.toString().trim().split('\n').sort()).toEqual([
    '0,-24.5,people.csv',
    '0,0.25,people.jsonl',
    '1,-2.0,people.jsonl',
    '1,-29.0,people.csv',
  ]);
  expect(await log(jobName, 'logs/user/error.txt')).toContain(
    'The file wrong.csv does not fit the model\'s signature: column weight in row 0 is "heavy", which is not of type double.',
  );
});

it('fails by the threshold, which counts files', async () => {
  const jobName = await invoke({ errorThreshold: 0 });
  expect(await jobEnd(azure, jobName)).toBe('Failed');
  expect(JSON.stringify(await ask(jobName))).toContain('The number of failed items, 1, exceeds error_threshold, 0.');
});

it.each([
  ['no MLmodel', 'in', /The model has no MLmodel file, so it is not an MLflow model and needs a scoring script\./],
  ['no flavor that a batch deployment loads', 'keras', /flavors keras, but neither onnx nor python_function/],
])('refuses a deployment of a model with %s when it is created', async (_, folder, sentence) => {
  await azure.put(`${run}/keras`, [{ name: 'MLmodel', bytes: stringify({ flavors: { keras: {} } }) }]);
  await register(`${run}-${folder}`, folder);
  const answer = await azure.arm('PUT', `batchEndpoints/${run}/deployments/refused`, deployment(`${run}-${folder}`));
  const { error } = z.object({ error: z.object({ code: z.string(), message: z.string() }) }).parse(answer.body);
  expect([answer.status, error.code, error.message]).toEqual([400, 'UserError', expect.stringMatching(sentence)]);
  expect((await azure.arm('GET', `batchEndpoints/${run}/deployments/refused`)).status).toBe(404);
});
