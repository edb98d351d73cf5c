import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ModelError, messageOf } from './errors';
import { type ImageInput, imageInput } from './signature';

/** What an `MLmodel` file says about an ONNX model: the graph's file and the images it takes. */
export interface OnnxModel {
  file: string;
  input: ImageInput;
}

const MOST_BYTES = 1_000_000;

const mlmodel = z.looseObject({
  flavors: z.record(z.string(), z.unknown()),
  signature: z.looseObject({ inputs: z.string().nullish() }).nullish(),
});

const onnxFlavor = z.looseObject({ data: z.string().min(1) });

const isFile = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** The folder that holds `MLmodel`: the given one, or one level below (Azure keeps the uploaded folder's name). */
async function folderOfMlmodel(modelDir: string): Promise<string> {
  if (await isFile(join(modelDir, 'MLmodel'))) return modelDir;
  const entries = await readdir(modelDir, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const folder = join(modelDir, entry.name);
    if (entry.isDirectory() && (await isFile(join(folder, 'MLmodel')))) return folder;
  }
  throw new ModelError('The model has no MLmodel file, so it is not an MLflow model and needs a scoring script.');
}

async function readMlmodel(file: string) {
  if ((await stat(file)).size > MOST_BYTES) throw new ModelError('The MLmodel file is larger than 1 MB.');
  const text = await readFile(file, 'utf8');
  try {
    return mlmodel.parse(parse(text));
  } catch (problem) {
    const reason = problem instanceof z.ZodError ? z.prettifyError(problem) : messageOf(problem);
    throw new ModelError(`The MLmodel file cannot be read: ${reason}`);
  }
}

function graphFile(folder: string, flavors: Record<string, unknown>): string {
  const names = Object.keys(flavors);
  if (!names.includes('onnx'))
    throw new ModelError(
      `The MLmodel has the flavors ${names.join(', ') || '(none)'}; the local workspace scores the flavor onnx.`,
    );
  const flavor = onnxFlavor.safeParse(flavors.onnx);
  if (!flavor.success)
    throw new ModelError('The flavor onnx of the MLmodel does not say in `data` where its graph is.');
  const file = resolve(folder, flavor.data.data);
  if (relative(folder, file).startsWith('..'))
    throw new ModelError(`The flavor onnx of the MLmodel points outside its folder: ${flavor.data.data}`);
  return file;
}

/** Reads the MLflow model in a folder, or one level below it. Rejects with ModelError. */
export async function readOnnxModel(modelDir: string): Promise<OnnxModel> {
  const folder = await folderOfMlmodel(modelDir);
  const { flavors, signature } = await readMlmodel(join(folder, 'MLmodel'));
  return { file: graphFile(folder, flavors), input: imageInput(signature?.inputs) };
}
