import type { InferenceSession } from 'onnxruntime-node';
import { type Dtype, isDtype } from '../mlflow/dtypes';
import { ModelError } from '../mlflow/errors';
import { type ModelInputs, modelInputs } from '../mlflow/signature';

/** An input of a graph: `(rows, …sizes)`. */
export interface GraphInput {
  name: string;
  dtype: Dtype;
  /** Sizes after the first; a symbolic one is null. Empty also where the graph does not say. */
  sizes: (number | null)[];
  rank: number;
}

export type GraphMetadata = Pick<InferenceSession, 'inputMetadata'>;

/** The inputs of a graph. Throws ModelError for one that is no tensor of a type that signatures know. */
export function graphInputs({ inputMetadata }: GraphMetadata): GraphInput[] {
  return inputMetadata.map((input) => {
    if (!input.isTensor || !isDtype(input.type))
      throw new ModelError(`The model's graph takes ${input.name}, which is no tensor of numbers, booleans or texts.`);
    const sizes = input.shape.slice(1).map((size) => (typeof size === 'number' && size > 0 ? size : null));
    return { name: input.name, dtype: input.type, sizes, rank: input.shape.length };
  });
}

/**
 * What a model takes: by the signature of its MLmodel, else by the graph alone, each of its inputs a tensor. Signatures
 * are optional in MLflow. Throws ModelError where there is none and the graph leaves sizes open.
 */
export function signatureOr(session: GraphMetadata, inputs: string | null): ModelInputs {
  if (inputs !== null) return modelInputs(inputs);
  const tensors = graphInputs(session).map(({ name, dtype, sizes }) => {
    if (sizes.includes(null))
      throw new ModelError(`The MLmodel has no signature, and its graph does not say how large ${name} is.`);
    const shape = sizes.flatMap((size) => size ?? []);
    return { name, dtype, shape };
  });
  const words = tensors.map(({ name, dtype, shape }) => `${name}: ${dtype} (${[-1, ...shape].join(', ')})`);
  return { style: 'tensors', tensors, text: `(${words.join('; ')})` };
}
