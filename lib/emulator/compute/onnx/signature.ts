import { z } from 'zod';
import { ModelError } from './errors';

/** Images as a model takes them: one tensor `(-1, height, width, channels)`, values 0 to 255. */
export interface ImageInput {
  /** As the signature names it; null where it has no name. */
  name: string | null;
  dtype: 'uint8' | 'float32';
  height: number;
  width: number;
  channels: 1 | 3;
}

const column = z.looseObject({
  name: z.string().nullish(),
  type: z.unknown(),
  'tensor-spec': z.looseObject({ dtype: z.string(), shape: z.array(z.number()) }).nullish(),
});

const size = z.number().int().min(1).max(8_192);
const imageTensor = z.object({
  dtype: z.enum(['uint8', 'float32']),
  shape: z.tuple([z.literal(-1), size, size, z.union([z.literal(1), z.literal(3)])]),
});

const describe = (input: z.infer<typeof column>) => {
  const spec = input['tensor-spec'];
  const kind = spec ? `${spec.dtype} (${spec.shape.join(', ')})` : JSON.stringify(input.type);
  return input.name ? `${input.name}: ${kind}` : kind;
};

const WANTED =
  'The local workspace scores models with one image tensor, uint8 or float32 of shape (-1, height, width, 1 or 3).';

function readInputs(inputs: string) {
  try {
    return z.array(column).parse(JSON.parse(inputs));
  } catch {
    throw new ModelError(`The signature's inputs in the MLmodel are not what MLflow writes: ${inputs.slice(0, 200)}`);
  }
}

/**
 * Reads `signature.inputs` of an MLmodel: JSON text, a list of columns or tensors (MLflow's model signatures).
 * Throws ModelError that names the signature where it is not exactly one image tensor.
 */
export function imageInput(inputs: string | null | undefined): ImageInput {
  if (!inputs) throw new ModelError(`The MLmodel has no signature. ${WANTED}`);
  const columns = readInputs(inputs);
  const [first] = columns;
  const tensor = imageTensor.safeParse(first?.['tensor-spec']);
  if (!first || columns.length !== 1 || !tensor.success)
    throw new ModelError(`The model's signature is (${columns.map(describe).join('; ')}). ${WANTED}`);
  const [, height, width, channels] = tensor.data.shape;
  return { name: first.name ?? null, dtype: tensor.data.dtype, height, width, channels };
}
