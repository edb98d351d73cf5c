import { relative, resolve } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { z } from 'zod';
import { ModelError, messageOf } from '../mlflow/errors';

const onnxFlavor = z.looseObject({ data: z.string().min(1) });

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

function graphFile(folder: string, flavors: Record<string, unknown>): string {
  if (!('onnx' in flavors))
    throw new ModelError(`The MLmodel has the flavors ${Object.keys(flavors).join(', ') || '(none)'}, but not onnx.`);
  const flavor = onnxFlavor.safeParse(flavors.onnx);
  if (!flavor.success)
    throw new ModelError('The flavor onnx of the MLmodel does not say in `data` where its graph is.');
  const file = resolve(folder, flavor.data.data);
  if (relative(folder, file).startsWith('..'))
    throw new ModelError(`The flavor onnx of the MLmodel points outside its folder: ${flavor.data.data}`);
  return file;
}

/** Loads the graph that the flavor onnx names, within the model's folder. Rejects with ModelError. */
export function openSession(folder: string, flavors: Record<string, unknown>): Promise<InferenceSession> {
  const file = graphFile(folder, flavors);
  return InferenceSession.create(file, options).catch((problem: unknown) => {
    throw new ModelError(`The model's graph cannot be loaded: ${messageOf(problem)}`);
  });
}
