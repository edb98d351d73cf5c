import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nearestCentroid } from './centroids';
import { PIXELS, readDigits, SIDE } from './data';

const models = join(import.meta.dirname, '../../emulator/seed/models');
const json = <T>(file: string, shape: z.ZodType<T>) =>
  shape.parse(JSON.parse(readFileSync(join(models, file), 'utf8')));
const accuracy = z.object({ testImages: z.literal(10_000), correct: z.number(), accuracy: z.number() });
const test = readDigits('test');

const imageAt = (index: number) => test.images.subarray(index * PIXELS, (index + 1) * PIXELS);
const correctOf = (predict: (index: number) => number) =>
  test.labels.reduce((sum, label, index) => sum + (predict(index) === label ? 1 : 0), 0);

describe('the models of the local workspace', () => {
  it('mnist-onnx is as accurate as its accuracy.json says', async () => {
    const session = await InferenceSession.create(join(models, 'mnist-onnx/model.onnx'), { intraOpNumThreads: 1 });
    const images = new Tensor('uint8', test.images, [test.count, SIDE, SIDE, 1]);
    const digits = (await session.run({ image: images })).digit?.data ?? [];
    const correct = correctOf((index) => Number(digits[index]));
    const written = json('mnist-onnx/accuracy.json', accuracy);
    expect(written).toMatchObject({ correct, accuracy: correct / 10_000 });
    expect(written.accuracy).toBeGreaterThan(0.97);
  });

  it('mnist-centroid is as accurate as its accuracy.json says', () => {
    const shape = z.object({ centroids: z.array(z.array(z.number().int()).length(PIXELS)).length(10) });
    const predict = nearestCentroid(json('mnist-centroid/centroids.json', shape).centroids);
    const correct = correctOf((index) => predict(imageAt(index)));
    expect(json('mnist-centroid/accuracy.json', accuracy)).toMatchObject({ correct, accuracy: correct / 10_000 });
  });
});
