import { basename } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ModelError, messageOf } from './errors';
import { imageValues } from './image';
import { readOnnxModel } from './mlmodel';
import { csvRow, predictions } from './rows';
import type { ImageInput } from './signature';

export { ImageError, ModelError } from './errors';

export interface ImageFile {
  name: string;
  bytes: Buffer;
}

export interface OnnxScorer {
  /** One row `prediction,file_name` per file, in the files' order. Rejects with ImageError or ModelError. */
  score(files: readonly ImageFile[]): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * Several workers share the machine's cores, so each session has one thread and waits asleep (onnxruntime's threading
 * guide: spinning threads burn the cores that other workers need).
 */
const options: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
};

/** The session's name of the one input: the signature's where the graph has it, else the graph's only one. */
function inputName({ inputNames }: InferenceSession, { name }: ImageInput): string {
  if (name !== null && inputNames.includes(name)) return name;
  const [only] = inputNames;
  if (only !== undefined && inputNames.length === 1) return only;
  throw new ModelError(`The model's graph takes (${inputNames.join(', ')}), its signature says ${name ?? 'no name'}.`);
}

function imageTensor(files: readonly ImageFile[], input: ImageInput): Tensor {
  const { height, width, channels, dtype } = input;
  const size = height * width * channels;
  const values = dtype === 'uint8' ? new Uint8Array(files.length * size) : new Float32Array(files.length * size);
  for (const [index, { name, bytes }] of files.entries())
    values.set(imageValues(basename(name), bytes, input), index * size);
  const dims = [files.length, height, width, channels];
  return values instanceof Uint8Array ? new Tensor('uint8', values, dims) : new Tensor('float32', values, dims);
}

/** Of several outputs only the first is asked for: others need not be tensors (a classifier's map of probabilities). */
async function firstOutput(session: InferenceSession, input: string, images: Tensor): Promise<Tensor> {
  const output = session.outputNames[0] ?? '';
  try {
    const answer = await session.run({ [input]: images }, [output]);
    const tensor = answer[output];
    if (tensor instanceof Tensor) return tensor;
  } catch (problem) {
    throw new ModelError(
      `The model could not score a tensor of shape (${images.dims.join(', ')}): ${messageOf(problem)}`,
    );
  }
  throw new ModelError(`The model's first output, ${output}, is no tensor.`);
}

/**
 * Scores images with the MLflow model of flavor `onnx` in `modelDir` (or one folder below). What it takes is read from
 * the MLmodel's signature: one image tensor, uint8 or float32 of shape (-1, height, width, 1 or 3); float32 inputs get
 * the same values, 0 to 255. Rejects with ModelError where the model is anything else.
 */
export async function createOnnxScorer(modelDir: string): Promise<OnnxScorer> {
  const { file, input } = await readOnnxModel(modelDir);
  const session = await InferenceSession.create(file, options).catch((problem: unknown) => {
    throw new ModelError(`The model's graph cannot be loaded: ${messageOf(problem)}`);
  });
  const name = inputName(session, input);
  return {
    async score(files) {
      if (files.length === 0) return [];
      const output = await firstOutput(session, name, imageTensor(files, input));
      return predictions(output, files.length).map((text, index) => csvRow(text, basename(files[index]?.name ?? '')));
    },
    close: () => session.release(),
  };
}
