import { randomUUID } from 'node:crypto';
import onnxProto from 'onnx-proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { type DigitFolder, writeDigits } from '../fixtures/digits';
import { readDoor } from '../fixtures/door';
import { jobEnd, waitFor } from '../fixtures/waiting';

const { onnx } = onnxProto;
const run = `reversed-${randomUUID().slice(0, 8)}`;
const azure = new Azure(readDoor());
let digits: DigitFolder;

beforeAll(async () => {
  digits = writeDigits(2_000, 30);

  await azure.put(`${run}/in`, digits.files);
});

afterAll(async () => {
  digits.remove();
  await azure.arm('DELETE', `batchEndpoints/${run}`);
});

const put = async (name: string, body: unknown) => {
  const answer = await azure.arm('PUT', name, body);
  expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status);
  await waitFor(name, async () => {
    const { body: found } = await azure.arm('GET', name);
    const { properties } = z.object({ properties: z.object({ provisioningState: z.string().nullish() }) }).parse(found);
    expect(properties.provisioningState).not.toBe('Failed');
    return (properties.provisioningState ?? 'Succeeded') === 'Succeeded' ? true : null;
  });
};

/** The workspace's own digit model, taken as a stranger would: its URI from ARM, its graph from storage. */
async function seededGraph(): Promise<Buffer> {
  const { body } = await azure.arm('GET', 'models/mnist-onnx/versions/1');
  const { modelUri } = z.object({ properties: z.object({ modelUri: z.string() }) }).parse(body).properties;
  const folder = modelUri.split('/paths/')[1]?.replace(/\/$/, '');
  return (await azure.container()).getBlobClient(`${folder}/model.onnx`).downloadToBuffer();
}

/** The same graph with the input `photograph` and, behind its answer d, one more step: 9 − d. */
function reversedGraph(graph: Buffer): Uint8Array {
  const model = onnx.ModelProto.decode(graph);
  const [input, output] = [model.graph?.input?.[0], model.graph?.output?.[0]];
  if (!model.graph?.node || !input?.name || !output?.name) throw new Error('The seeded model has no graph.');
  const first = model.graph.node.find((node) => node.input?.includes(input.name ?? ''));
  if (!first) throw new Error('No node of the seeded model takes its input.');
  const nine = { name: 'nine', dims: [1], dataType: onnx.TensorProto.DataType.INT64, int64Data: [9] };
  model.graph.node.push(onnx.NodeProto.create({ opType: 'Sub', input: ['nine', output.name], output: ['reversed'] }));
  model.graph.initializer?.push(onnx.TensorProto.create(nine));
  first.input = ['photograph'];
  input.name = 'photograph';
  output.name = 'reversed';
  return onnx.ModelProto.encode(model).finish();
}

async function registerReversedModel(): Promise<void> {
  const tensor = { name: 'photograph', type: 'tensor', 'tensor-spec': { dtype: 'uint8', shape: [-1, 28, 28, 1] } };
  const mlmodel = {
    flavors: { onnx: { data: 'other-name.onnx', onnx_version: '1.10.2' } },
    signature: { inputs: JSON.stringify([tensor]) },
  };
  await azure.put(`${run}/model`, [
    { name: 'MLmodel', bytes: stringify(mlmodel) },
    { name: 'other-name.onnx', bytes: reversedGraph(await seededGraph()) },
  ]);
  const modelUri = `azureml://datastores/workspaceblobstore/paths/${run}/model`;
  await put(`models/${run}/versions/1`, { properties: { modelType: 'mlflow_model', modelUri } });
}

async function deployReversedModel(): Promise<void> {
  const { location } = z
    .object({ location: z.string() })
    .parse((await azure.arm('GET', 'batchEndpoints/mnist-batch')).body);
  await put(`batchEndpoints/${run}`, { location, properties: { authMode: 'AADToken' } });
  await put(`batchEndpoints/${run}/deployments/backwards`, {
    location,
    properties: {
      model: { referenceType: 'Id', assetId: `${azure.scope}/models/${run}/versions/1` },
      compute: `${azure.scope}/computes/cpu-cluster`,
      miniBatchSize: 7,
    },
  });
}

/** Predictions by file name, of a job over the test's folder. */
async function predictions(endpointName: string, deploymentName: string): Promise<Record<string, number>> {
  const folder = `${run}/out-${deploymentName}`;
  const jobName = await azure.invoke(endpointName, deploymentName, {
    inputData: {
      UriFolder: { jobInputType: 'UriFolder', uri: `azureml://datastores/workspaceblobstore/paths/${run}/in/` },
    },
    outputData: {
      score: { jobOutputType: 'UriFile', uri: `azureml://datastores/workspaceblobstore/paths/${folder}/rows.csv` },
    },
  });
  expect(await jobEnd(azure, jobName)).toBe('Completed');
  const file = await (await azure.container()).getBlobClient(`${folder}/rows.csv`).downloadToBuffer();
  const rows = file.toString().trim().split('\n');
  return Object.fromEntries(rows.map((row) => [row.split(',')[1], Number(row.split(',')[0])]));
}

it('scores with a model that was registered through the API: another input name, digits reversed', async () => {
  await registerReversedModel();
  await deployReversedModel();
  const [forwards, backwards] = [await predictions('mnist-batch', 'mnist-onnx'), await predictions(run, 'backwards')];
  expect(Object.keys(forwards).sort()).toEqual([...digits.names].sort());
  expect(backwards).toEqual(Object.fromEntries(Object.entries(forwards).map(([name, digit]) => [name, 9 - digit])));
  const right = digits.names.filter((name) => backwards[name] === 9 - (digits.labels[name] ?? -1));
  expect(right.length).toBeGreaterThanOrEqual(27);
});
