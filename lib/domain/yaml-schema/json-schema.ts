/** Names that a workspace knows and a field may hold. */
export type NameKind = 'models' | 'environments' | 'components' | 'computes' | 'endpoints';

/** The part of JSON Schema (draft-07) that our schemas are written in, and what the editor shows beside it. */
export interface JsonSchema {
  $schema?: string;
  title?: string;
  type?: 'string' | 'integer' | 'object' | 'array';
  description?: string;
  default?: string | number;
  enum?: string[];
  minimum?: number;
  pattern?: string;
  properties?: Record<string, JsonSchema>;
  /** Without these keys azure-ai-ml refuses the text. */
  required?: string[];
  /** false: unknown keys are refused; a schema: every key is free and its value is that. */
  additionalProperties?: false | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  readOnly?: true;
  'x-unit'?: string;
  /** Where the value stands in the body that is sent, such as `properties.miniBatchSize`. */
  'x-rest'?: string;
  'x-names'?: NameKind;
  /** Keys that azure-ai-ml lets be missing and Azure's documentation requires. */
  'x-documented'?: string[];
}

/** The schemas that a value may follow: itself, or each of its alternatives. */
export const alternatives = (schema: JsonSchema): JsonSchema[] => schema.anyOf ?? [schema];

/** The mapping among the alternatives of a schema, undefined where only scalars or lists may stand. */
export const objectOf = (schema: JsonSchema): JsonSchema | undefined =>
  alternatives(schema).find(({ type }) => type === 'object');

/** The schema under a path of keys; `[]` steps into a list. Undefined where nothing is known of it. */
export function schemaAt(schema: JsonSchema, path: readonly string[]): JsonSchema | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  const next = key === '[]' ? itemsOf(schema) : propertyOf(schema, key);
  return next && schemaAt(next, rest);
}

const itemsOf = (schema: JsonSchema) => alternatives(schema).find(({ type }) => type === 'array')?.items;

function propertyOf(schema: JsonSchema, key: string): JsonSchema | undefined {
  const object = objectOf(schema);
  if (!object) return undefined;
  if (object.properties && Object.hasOwn(object.properties, key)) return object.properties[key];
  return object.additionalProperties || undefined;
}
