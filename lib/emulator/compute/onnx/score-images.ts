import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { ModelError } from '../mlflow/errors';
import type { ImageInput } from '../mlflow/signature';
import { bytesOf, type ScoringFile } from './files';
import { imageValues } from './image';
import { runFor } from './outputs';
import { csvRow, predictions } from './rows';

/** The session's name of the one input: the signature's where the graph has it, else the graph's only one. */
function inputName({ inputNames }: InferenceSession, { name }: ImageInput): string {
  if (name !== null && inputNames.includes(name)) return name;
  const [only] = inputNames;
  if (only !== undefined && inputNames.length === 1) return only;
  throw new ModelError(`The model's graph takes (${inputNames.join(', ')}), its signature says ${name ?? 'no name'}.`);
}

async function imageTensor(files: readonly ScoringFile[], input: ImageInput): Promise<Tensor> {
  const { height, width, channels, dtype } = input;
  const size = height * width * channels;
  const values = dtype === 'uint8' ? new Uint8Array(files.length * size) : new Float32Array(files.length * size);
  for (const [index, file] of files.entries())
    values.set(imageValues(file.name, await bytesOf(file), input), index * size);
  const dims = [files.length, height, width, channels];
  return values instanceof Uint8Array ? new Tensor('uint8', values, dims) : new Tensor('float32', values, dims);
}

/** Scores images as one tensor; float32 inputs get the same values, 0 to 255. Rows are `prediction,file_name`. */
export function imageScorer(session: InferenceSession, input: ImageInput, output: string) {
  const name = inputName(session, input);
  return async (files: readonly ScoringFile[]): Promise<string[]> => {
    const tensor = await runFor(session, output, { [name]: await imageTensor(files, input) });
    return predictions(tensor, files.length).map((text, index) => csvRow(text, files[index]?.name ?? ''));
  };
}
