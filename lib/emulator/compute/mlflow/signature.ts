import { z } from 'zod';
import { columnTypes, type Dtype, tensorDtype } from './dtypes';
import { ModelError } from './errors';

/** A column of a table by MLflow's signature. */
export interface Column {
  /** null in a signature without names: then columns are taken by their position. */
  name: string | null;
  /** As the signature writes it, such as `double`. */
  typeName: string;
  dtype: Dtype;
  required: boolean;
}

/** A tensor `(-1, …shape)`: rows or files first, then the fixed sizes of one. */
export interface TensorInput {
  name: string | null;
  dtype: Dtype;
  shape: readonly number[];
}

/** What a model takes: both styles of MLflow's signatures. `text` is the signature in words, for messages. */
export type ModelInputs = { text: string } & (
  | { style: 'columns'; columns: Column[] }
  | { style: 'tensors'; tensors: TensorInput[] }
);

const input = z.looseObject({
  name: z.string().nullish(),
  type: z.unknown(),
  required: z.boolean().default(true),
  'tensor-spec': z.looseObject({ dtype: z.string(), shape: z.array(z.number()) }).nullish(),
});
type Input = z.infer<typeof input>;

const describe = (given: Input) => {
  const spec = given['tensor-spec'];
  const type = typeof given.type === 'string' ? given.type : JSON.stringify(given.type);
  const kind = spec ? `${spec.dtype} (${spec.shape.join(', ')})` : type;
  return given.name ? `${given.name}: ${kind}` : kind;
};

const WANTED =
  'The local workspace scores columns of the types boolean, integer, long, float, double and string, and tensors of numbers, booleans or texts with a first dimension of -1 and fixed others.';

function readInputs(inputs: string): Input[] {
  try {
    return z.array(input).min(1).parse(JSON.parse(inputs));
  } catch {
    throw new ModelError(`The signature's inputs in the MLmodel are not what MLflow writes: ${inputs.slice(0, 200)}`);
  }
}

function columnOf({ name, type, required }: Input): Column | null {
  const typeName = String(type);
  const dtype = Object.hasOwn(columnTypes, typeName) ? columnTypes[typeName] : undefined;
  return dtype === undefined ? null : { name: name ?? null, typeName, dtype, required };
}

const size = z.number().int().min(1).max(1_000_000);
const sizes = z.tuple([z.literal(-1)], size);

function tensorOf({ name, 'tensor-spec': spec }: Input): TensorInput | null {
  const dtype = tensorDtype(spec?.dtype ?? '');
  const shape = sizes.safeParse(spec?.shape);
  if (dtype === null || !shape.success) return null;
  return { name: name ?? null, dtype, shape: shape.data.slice(1) };
}

/**
 * Reads `signature.inputs` of an MLmodel: JSON text, a list of columns or of tensors (MLflow's model signatures).
 * Throws ModelError that names the signature where it is neither, or has a type that is not scored here.
 */
export function modelInputs(inputs: string): ModelInputs {
  const given = readInputs(inputs);
  const text = `(${given.map(describe).join('; ')})`;
  const tensors = given.flatMap((one) => tensorOf(one) ?? []);
  if (tensors.length === given.length) return { style: 'tensors', tensors, text };
  const columns = given.flatMap((one) => columnOf(one) ?? []);
  if (columns.length === given.length) return { style: 'columns', columns, text };
  throw new ModelError(`The model's signature is ${text}. ${WANTED}`);
}

/** Images as a model takes them: one tensor `(-1, height, width, channels)`, values 0 to 255. */
export interface ImageInput {
  name: string | null;
  dtype: 'uint8' | 'float32';
  height: number;
  width: number;
  channels: 1 | 3;
}

const side = z.number().max(8_192);
const image = z.object({
  dtype: z.enum(['uint8', 'float32']),
  shape: z.tuple([side, side, z.union([z.literal(1), z.literal(3)])]),
});

/** The images that a signature stands for, or null where it takes something else. */
export function imageInput(inputs: ModelInputs): ImageInput | null {
  if (inputs.style === 'columns' || inputs.tensors.length !== 1) return null;
  const [first] = inputs.tensors;
  const found = image.safeParse(first);
  if (!found.success) return null;
  const [height, width, channels] = found.data.shape;
  return { name: first?.name ?? null, dtype: found.data.dtype, height, width, channels };
}
