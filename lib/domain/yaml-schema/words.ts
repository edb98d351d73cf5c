import { alternatives, type JsonSchema, objectOf } from './json-schema';

const TYPES: Record<string, string> = { string: 'text', integer: 'whole number', object: 'mapping', array: 'list' };

const typeWords = (schema: JsonSchema) =>
  alternatives(schema)
    .map(({ type }) => TYPES[type ?? ''] ?? 'any value')
    .join(' or ');

function standardWords(schema: JsonSchema): string | null {
  if (schema.default === undefined) return null;
  return `Default: \`${schema.default}\`${schema['x-unit'] ? ` ${schema['x-unit']}` : ''}`;
}

/** The documentation of a field as Markdown: its meaning, then unit, default, allowed values and its place in REST. */
export function fieldWords(schema: JsonSchema): string {
  const unit = schema['x-unit'];
  const facts = [
    `Type: ${typeWords(schema)}${unit && schema.default === undefined ? `, in ${unit}` : ''}`,
    standardWords(schema),
    unit && schema.default !== undefined ? `Unit: ${unit}` : null,
    schema.minimum === undefined ? null : `At least: \`${schema.minimum}\``,
    schema.enum ? `One of: ${schema.enum.map((value) => `\`${value}\``).join(', ')}` : null,
    schema['x-rest'] ? `REST: \`${schema['x-rest']}\`` : null,
  ];
  const list = facts.filter((fact) => fact !== null).map((fact) => `- ${fact}`);
  return [schema.description ?? '', ...list].join('\n');
}

/** The few words beside a key in a list: its type, and its default. */
export function shortWords(schema: JsonSchema, need: 'required' | 'documented' | null): string {
  const standard = standardWords(schema)?.replaceAll('`', '');
  const required = need === null ? null : 'required';
  return [required, objectOf(schema) ? typeWords(schema) : (standard ?? typeWords(schema))]
    .filter((part) => part !== null)
    .join(', ');
}
