/**
 * Trains the two models of the local workspace on the MNIST digits and writes their folders, each with its accuracy on
 * the 10,000 test images. Run by `node --import tsx lib/cli/train-mnist.ts`; takes about two minutes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { nearestCentroid, trainCentroids } from './mnist/centroids';
import { type Digits, digitsBetween, PIXELS, readDigits, SIDE } from './mnist/data';
import { mlmodel } from './mnist/mlmodel';
import { copyOf, createNetwork, initialParameters, type Parameters } from './mnist/network';
import { onnxModel } from './mnist/onnx-model';
import { createRandom } from './mnist/random';

const SEED = 42;
const FIRST_RATE = 0.05;
const RATE_DECAY = 0.65;
const MOST_EPOCHS = 12;
const PATIENCE = 2;
const VALIDATION = 10_000;

const models = join(import.meta.dirname, '../emulator/seed/models');
const say = (text: string) => process.stdout.write(`${text}\n`);

interface Choice {
  parameters: Parameters;
  epochs: number;
  validationAccuracy: number;
}

/** Trains until the accuracy on the validation images has not risen for `PATIENCE` epochs; keeps the best epoch's. */
function trainNetwork(train: Digits, validation: Digits): Choice {
  const random = createRandom(SEED);
  const parameters = initialParameters(random);
  const network = createNetwork(parameters);
  const order = Int32Array.from({ length: train.count }, (_, index) => index);
  let best: Choice = { parameters: copyOf(parameters), epochs: 0, validationAccuracy: 0 };
  for (let epoch = 1; epoch <= MOST_EPOCHS && epoch - best.epochs <= PATIENCE; epoch++) {
    random.shuffle(order);
    const loss = network.trainEpoch(train, order, FIRST_RATE * RATE_DECAY ** (epoch - 1));
    const validationAccuracy = network.accuracy(validation);
    say(`epoch ${epoch}: loss ${loss.toFixed(4)}, validation accuracy ${validationAccuracy.toFixed(4)}`);
    if (validationAccuracy > best.validationAccuracy)
      best = { parameters: copyOf(parameters), epochs: epoch, validationAccuracy };
  }
  return best;
}

/** How many test digits the written file gets right, through the same runtime that scores the jobs. */
async function correctOfOnnx(file: string, test: Digits): Promise<number> {
  const session = await InferenceSession.create(file, { intraOpNumThreads: 1 });
  const { digit } = await session.run({ image: new Tensor('uint8', test.images, [test.count, SIDE, SIDE, 1]) });
  const predictions = digit?.data;
  if (!(predictions instanceof BigInt64Array)) throw new Error('The model did not answer int64 digits.');
  return predictions.reduce((sum, digit, index) => sum + (Number(digit) === test.labels[index] ? 1 : 0), 0);
}

function correctOfCentroids(centroids: number[][], test: Digits): number {
  const predict = nearestCentroid(centroids);
  return test.labels.reduce(
    (sum, label, index) =>
      sum + (predict(test.images.subarray(index * PIXELS, (index + 1) * PIXELS)) === label ? 1 : 0),
    0,
  );
}

function writeFolder(name: string, files: Record<string, string | Uint8Array>) {
  mkdirSync(join(models, name), { recursive: true });
  for (const [file, body] of Object.entries(files)) writeFileSync(join(models, name, file), body);
}

function writeAccuracy(name: string, correct: number, facts: Record<string, unknown>) {
  const measured = { testImages: test.count, correct, accuracy: correct / test.count, ...facts };
  writeFolder(name, { 'accuracy.json': `${JSON.stringify(measured, null, 2)}\n` });
  say(`${name}: ${correct} of ${test.count} test images right`);
}

const all = readDigits('train');
const test = readDigits('test');
const kept = all.count - VALIDATION;

const { parameters, epochs, validationAccuracy } = trainNetwork(
  digitsBetween(all, 0, kept),
  digitsBetween(all, kept, all.count),
);
writeFolder('mnist-onnx', { MLmodel: mlmodel(), 'model.onnx': onnxModel(parameters) });
writeAccuracy('mnist-onnx', await correctOfOnnx(join(models, 'mnist-onnx/model.onnx'), test), {
  trainedImages: kept,
  epochs,
  validationImages: VALIDATION,
  validationAccuracy,
  seed: SEED,
});

const centroids = trainCentroids(all);
const labels = centroids.map((_, digit) => String(digit));
writeFolder('mnist-centroid', {
  'centroids.json': `${JSON.stringify({ width: SIDE, height: SIDE, labels, centroids })}\n`,
});
writeAccuracy('mnist-centroid', correctOfCentroids(centroids, test), { trainedImages: all.count });
