import { type Digits, PIXELS } from './data';
import type { createRandom } from './random';

export const HIDDEN = 128;
export const CLASSES = 10;

/** Row-major weights: `weights1[pixel * HIDDEN + unit]`, `weights2[unit * CLASSES + class]`. */
export interface Parameters {
  weights1: Float32Array;
  bias1: Float32Array;
  weights2: Float32Array;
  bias2: Float32Array;
}

export const copyOf = (p: Parameters): Parameters => ({
  weights1: p.weights1.slice(),
  bias1: p.bias1.slice(),
  weights2: p.weights2.slice(),
  bias2: p.bias2.slice(),
});

/** He initialisation. */
export function initialParameters(random: ReturnType<typeof createRandom>): Parameters {
  const draw = (inputs: number, outputs: number) =>
    Float32Array.from({ length: inputs * outputs }, () => random.normal() * Math.sqrt(2 / inputs));
  return {
    weights1: draw(PIXELS, HIDDEN),
    bias1: new Float32Array(HIDDEN),
    weights2: draw(HIDDEN, CLASSES),
    bias2: new Float32Array(CLASSES),
  };
}

/**
 * A 784-128-10 perceptron with ReLU and softmax, trained by plain stochastic gradient descent, one image a step.
 * Only ink pixels (about a fifth) are visited: a blank pixel adds nothing forward and has no gradient. The indices of the
 * loops are in range by construction, which the type of an indexed read cannot say: hence `as number`.
 */
export function createNetwork({ weights1, bias1, weights2, bias2 }: Parameters) {
  const hidden = new Float32Array(HIDDEN);
  const output = new Float32Array(CLASSES);
  const delta = new Float32Array(HIDDEN);
  const inkAt = new Int32Array(PIXELS);
  const ink = new Float32Array(PIXELS);
  let inks = 0;

  const firstLayer = (images: Uint8Array, offset: number) => {
    inks = 0;
    hidden.set(bias1);
    for (let pixel = 0; pixel < PIXELS; pixel++) {
      const value = (images[offset + pixel] as number) / 255;
      if (value === 0) continue;
      inkAt[inks] = pixel;
      ink[inks++] = value;
      const row = pixel * HIDDEN;
      for (let j = 0; j < HIDDEN; j++) (hidden[j] as number) += value * (weights1[row + j] as number);
    }
    for (let j = 0; j < HIDDEN; j++) if ((hidden[j] as number) < 0) hidden[j] = 0;
  };

  const secondLayer = () => {
    output.set(bias2);
    for (let j = 0; j < HIDDEN; j++) {
      const value = hidden[j] as number;
      if (value === 0) continue;
      for (let k = 0; k < CLASSES; k++) (output[k] as number) += value * (weights2[j * CLASSES + k] as number);
    }
  };

  const softmax = () => {
    const top = Math.max(...output);
    let sum = 0;
    for (let k = 0; k < CLASSES; k++) sum += output[k] = Math.exp((output[k] as number) - top);
    for (let k = 0; k < CLASSES; k++) (output[k] as number) /= sum;
  };

  /** Takes the step along the gradient of the cross entropy; `output` holds probabilities minus the target. */
  const backward = (rate: number) => {
    for (let j = 0; j < HIDDEN; j++) {
      const value = hidden[j] as number;
      let slope = 0;
      for (let k = 0; k < CLASSES; k++) {
        const at = j * CLASSES + k;
        slope += (weights2[at] as number) * (output[k] as number);
        (weights2[at] as number) -= rate * value * (output[k] as number);
      }
      delta[j] = value > 0 ? slope * rate : 0;
    }
    for (let k = 0; k < CLASSES; k++) (bias2[k] as number) -= rate * (output[k] as number);
    for (let q = 0; q < inks; q++) {
      const row = (inkAt[q] as number) * HIDDEN;
      for (let j = 0; j < HIDDEN; j++) (weights1[row + j] as number) -= (ink[q] as number) * (delta[j] as number);
    }
    for (let j = 0; j < HIDDEN; j++) (bias1[j] as number) -= delta[j] as number;
  };

  return {
    /** One pass over the digits in the given order; answers the mean cross entropy. */
    trainEpoch(digits: Digits, order: Int32Array, rate: number): number {
      let loss = 0;
      for (const index of order) {
        const label = digits.labels[index] as number;
        firstLayer(digits.images, index * PIXELS);
        secondLayer();
        softmax();
        loss -= Math.log((output[label] as number) + 1e-9);
        (output[label] as number) -= 1;
        backward(rate);
      }
      return loss / order.length;
    },
    /** The share of digits whose largest output is their label. */
    accuracy(digits: Digits): number {
      let correct = 0;
      for (let index = 0; index < digits.count; index++) {
        firstLayer(digits.images, index * PIXELS);
        secondLayer();
        if (output.indexOf(Math.max(...output)) === digits.labels[index]) correct++;
      }
      return correct / digits.count;
    },
  };
}
