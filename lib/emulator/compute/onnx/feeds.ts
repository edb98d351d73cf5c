import { type Dtype, fits } from '../mlflow/dtypes';
import { ModelError } from '../mlflow/errors';
import type { Column, ModelInputs, TensorInput } from '../mlflow/signature';
import { type GraphInput, type GraphMetadata, graphInputs } from './graph-inputs';

/** Values that a row gives to a feed, by the signature. */
export interface Field extends Column {
  /** How many values one row has of it: 1, or as many as the tensor's fixed sizes make. */
  width: number;
}

/** One input of the graph and what fills it: `(rows, …shape)`, the fields of a row side by side. */
export interface Feed {
  input: string;
  /** The graph's element type. */
  dtype: Dtype;
  shape: readonly number[];
  fields: readonly Field[];
  /**
   * How a file's columns are found: `names` of the fields; `positions` where the signature's columns have no names;
   * `tensor` for the only tensor: the column of its name, else the only column, else all columns in their order.
   */
  from: 'names' | 'positions' | 'tensor';
}

const namesOf = (graph: readonly GraphInput[]) => graph.map(({ name }) => name).join(', ');

function checkFits({ name, typeName, dtype }: Field, graph: GraphInput): void {
  if (fits(dtype, graph.dtype)) return;
  throw new ModelError(
    `The signature's ${name ?? 'input'} is of type ${typeName}, which does not fit ${graph.name} of the model's graph, a tensor of ${graph.dtype}.`,
  );
}

function feed(graph: GraphInput, shape: readonly number[], fields: Field[], from: Feed['from']): Feed {
  for (const field of fields) checkFits(field, graph);
  return { input: graph.name, dtype: graph.dtype, shape, fields, from };
}

const scalar = (column: Column): Field => ({ ...column, width: 1 });

/** Converters of scikit-learn give each column an input of shape (N, 1); a graph may also take them as (N). */
const shapeOfOne = ({ rank }: GraphInput) => (rank === 1 ? [] : [1]);

/** One input for all columns, side by side in the signature's order. */
function allColumns(graph: GraphInput, columns: Column[], text: string): Feed {
  const size = graph.sizes[0] ?? null;
  if (graph.rank > 2 || (size !== null && size !== columns.length))
    throw new ModelError(
      `The model's graph takes ${graph.name} with ${graph.sizes.map((one) => one ?? '?').join(' × ')} values a row, its signature has ${columns.length} columns: ${text}.`,
    );
  const shape = columns.length === 1 ? shapeOfOne(graph) : [columns.length];
  return feed(graph, shape, columns.map(scalar), columns[0]?.name === null ? 'positions' : 'names');
}

function columnFeeds(graph: GraphInput[], columns: Column[], text: string): Feed[] {
  const [only, second] = graph;
  if (only && !second) return [allColumns(only, columns, text)];
  return graph.map((input) => {
    const column = columns.find(({ name }) => name === input.name);
    if (column) return feed(input, shapeOfOne(input), [scalar(column)], 'names');
    throw new ModelError(`The model's graph takes (${namesOf(graph)}), its signature has no ${input.name}: ${text}.`);
  });
}

const product = (shape: readonly number[]) => shape.reduce((all, size) => all * size, 1);

/** The signature's tensor for an input: that of its name, else the only one for the only one. */
function tensorFeeds(graph: GraphInput[], tensors: TensorInput[], text: string): Feed[] {
  const isOne = graph.length === 1 && tensors.length === 1;
  return graph.map((input) => {
    const tensor = tensors.find(({ name }) => name === input.name) ?? (isOne ? tensors[0] : undefined);
    if (!tensor)
      throw new ModelError(`The model's graph takes (${namesOf(graph)}), its signature has no ${input.name}: ${text}.`);
    const { name, dtype, shape } = tensor;
    const field = { name, typeName: dtype, dtype, required: true, width: product(shape) };
    return feed(input, shape, [field], isOne ? 'tensor' : 'names');
  });
}

/**
 * How the inputs of a graph are filled from a table, by the signature: a column for each input of that name, or all
 * columns for the one input; a tensor of the signature for each input. Throws ModelError where the two do not agree.
 */
export function feedsOf(session: GraphMetadata, inputs: ModelInputs): Feed[] {
  const graph = graphInputs(session);
  return inputs.style === 'columns'
    ? columnFeeds(graph, inputs.columns, inputs.text)
    : tensorFeeds(graph, inputs.tensors, inputs.text);
}
