import { DEPLOYMENT_ROWS, type DeploymentRow, type DeploymentShape } from './deployment-fields';
import { ENDPOINT_FIELDS } from './endpoint-fields';
import type { FieldRow, FieldTable, FieldType } from './fields';
import { type JsonSchema, objectOf } from './json-schema';
import { OWN_FIELDS } from './own-fields';

/** What a batch YAML may be: an endpoint, or one of the three shapes of a deployment. */
export type YamlShape = 'endpoint' | DeploymentShape;

const scalar: JsonSchema = { anyOf: [{ type: 'string' }, { type: 'integer' }] };

const VALUE: Record<Exclude<FieldType, 'object'>, JsonSchema> = {
  text: { type: 'string' },
  whole: { type: 'integer' },
  version: scalar,
  map: { type: 'object', additionalProperties: {} },
  texts: { type: 'array', items: { type: 'string' } },
  anything: {},
};

function valueSchema({ type, fields, orText }: FieldRow): JsonSchema {
  if (type !== 'object') return VALUE[type];
  const inner = objectSchema(fields ?? {});
  return orText ? { anyOf: [{ type: 'string' }, inner] } : inner;
}

const defined = (schema: JsonSchema): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));

function fieldSchema(field: FieldRow): JsonSchema {
  const { about, standard, values, unit, rest, names, minimum, pattern, readOnly } = field;
  return defined({
    ...valueSchema(field),
    description: about,
    default: standard,
    enum: values && [...values],
    minimum,
    pattern,
    readOnly,
    'x-unit': unit,
    'x-rest': rest,
    'x-names': names,
  });
}

const keysThat = (fields: FieldTable, needed: FieldRow['needed']) =>
  Object.keys(fields).filter((key) => fields[key]?.needed === needed);

function objectSchema(fields: FieldTable): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fieldSchema(field)])),
    required: keysThat(fields, 'always'),
    'x-documented': keysThat(fields, 'documented'),
    additionalProperties: false,
  };
}

function needOf({ always, documented }: DeploymentRow, shape: DeploymentShape): FieldRow['needed'] {
  if (always?.includes(shape)) return 'always';
  return documented?.includes(shape) ? 'documented' : undefined;
}

/** The fields of one shape: the rows that it has, with what is required there, and its own. */
function fieldsOf(shape: DeploymentShape): FieldTable {
  const rows = Object.entries(DEPLOYMENT_ROWS).filter(([, row]) => row.in.includes(shape));
  const common = rows.map(([key, row]) => [key, { ...row.field, needed: needOf(row, shape) }] as const);
  return { ...Object.fromEntries(common), ...OWN_FIELDS[shape] };
}

const TITLES: Record<YamlShape, string> = {
  endpoint: 'Batch endpoint',
  classic: 'Classic batch deployment',
  model: 'Model batch deployment',
  pipeline: 'Pipeline component batch deployment',
};

const root = (shape: YamlShape, fields: FieldTable): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: TITLES[shape],
  ...objectSchema(fields),
});

/** The schema of every shape, derived from the field tables. */
export const SCHEMAS: Readonly<Record<YamlShape, JsonSchema>> = {
  endpoint: root('endpoint', ENDPOINT_FIELDS),
  classic: root('classic', fieldsOf('classic')),
  model: root('model', fieldsOf('model')),
  pipeline: root('pipeline', fieldsOf('pipeline')),
};

/** The keys that a mapping under a schema may have, with their schemas. */
export const keysOf = (schema: JsonSchema): [string, JsonSchema][] =>
  Object.entries(objectOf(schema)?.properties ?? {});
