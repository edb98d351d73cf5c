import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { ModelError, messageOf } from '../mlflow/errors';

/** Names that converters of classifiers (skl2onnx, onnxmltools) give to the predicted class. */
const LABELS = new Set(['label', 'output_label', 'predicted_label']);

/**
 * The output that is the prediction: of those that are tensors the one named as a classifier's label, else the first in
 * the graph's order. Maps and sequences (a classifier's probabilities by class) are no predictions and are not asked
 * for. Throws ModelError where no output is a tensor.
 */
export function predictionOutput({ outputMetadata }: Pick<InferenceSession, 'outputMetadata'>): string {
  const tensors = outputMetadata.filter((output) => output.isTensor);
  const found = tensors.find(({ name }) => LABELS.has(name.toLowerCase())) ?? tensors[0];
  if (found) return found.name;
  throw new ModelError(
    `None of the outputs of the model's graph (${outputMetadata.map(({ name }) => name).join(', ')}) is a tensor.`,
  );
}

/** Runs the graph for that output alone. Rejects with ModelError in the runtime's words. */
export async function runFor(
  session: InferenceSession,
  output: string,
  feeds: Readonly<Record<string, Tensor>>,
): Promise<Tensor> {
  try {
    const tensor = (await session.run({ ...feeds }, [output]))[output];
    if (tensor instanceof Tensor) return tensor;
  } catch (problem) {
    const shapes = Object.values(feeds).map(({ dims }) => `(${dims.join(', ')})`);
    throw new ModelError(`The model could not score a tensor of shape ${shapes.join(' and ')}: ${messageOf(problem)}`);
  }
  throw new ModelError(`The model's output ${output} is no tensor.`);
}
