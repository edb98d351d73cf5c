import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { placeholderTerms } from '../yaml/placeholders';
import { yamlToRest } from '../yaml/to-rest';
import { keysOf, SCHEMAS, type YamlShape } from './derive';
import { alternatives, type JsonSchema, objectOf, schemaAt } from './json-schema';

/** The part of azure-ai-ml's own schemas that ours are compared with: see `../yaml/peer/README.md`. */
interface PeerSchema {
  $ref?: string;
  type?: string;
  enum?: string[];
  properties?: Record<string, PeerSchema>;
  required?: string[];
  anyOf?: PeerSchema[];
  allOf?: PeerSchema[];
}
const peerSchema: z.ZodType<PeerSchema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.string().optional(),
    enum: z.array(z.string()).optional(),
    properties: z.record(z.string(), peerSchema).optional(),
    required: z.array(z.string()).optional(),
    anyOf: z.array(peerSchema).optional(),
    allOf: z.array(peerSchema).optional(),
  }),
);
const peerFile = z.object({ $ref: z.string(), definitions: z.record(z.string(), peerSchema) });
type PeerFile = z.infer<typeof peerFile>;

const FILES: Record<YamlShape, string> = {
  endpoint: 'batchEndpoint',
  classic: 'batchDeployment',
  model: 'modelBatchDeployment',
  pipeline: 'pipelineComponentBatchDeployment',
};
const peerOf = (shape: YamlShape): PeerFile => {
  const file = path.join(import.meta.dirname, '../yaml/peer/schemas', `${FILES[shape]}.schema.json`);
  return peerFile.parse(JSON.parse(readFileSync(file, 'utf8')));
};

/** A peer's schema without references: all that may stand there. */
function choices(file: PeerFile, schema: PeerSchema): PeerSchema[] {
  const definition = schema.$ref && file.definitions[schema.$ref.replace('#/definitions/', '')];
  if (definition) return choices(file, definition);
  const inner = schema.anyOf ?? schema.allOf;
  return inner ? inner.flatMap((each) => choices(file, each)) : [schema];
}

/** One mapping of both sides: keys, types, words and required keys; inner mappings follow by their path. */
function compare(file: PeerFile, theirs: PeerSchema[], ours: JsonSchema, at: string, found: string[]) {
  const objects = theirs.filter(({ properties }) => properties);
  const own = objectOf(ours)?.properties;
  if (objects.length === 0 || !own) return;
  const keys = new Set(objects.flatMap(({ properties }) => Object.keys(properties ?? {})));
  for (const key of new Set([...keys, ...Object.keys(own)])) {
    // Every class of azure-ai-ml knows a $schema; its loader takes one at the root and in assets alone.
    if (key === '$schema') continue;
    if (!keys.has(key)) found.push(`${at}${key}: ours alone`);
    else if (!own[key]) found.push(`${at}${key}: theirs alone`);
    else {
      const inner = objects.flatMap(({ properties }) => (properties?.[key] ? choices(file, properties[key]) : []));
      compareField(file, inner, own[key], `${at}${key}`, found);
    }
  }
  // A class without a name has a sibling that requires one: required is what each of them requires.
  const required = new Set(
    objects[0]?.required?.filter((key) => objects.every((each) => each.required?.includes(key))),
  );
  const ownRequired = new Set(objectOf(ours)?.required);
  const all = new Set([...required, ...ownRequired]);
  for (const key of all)
    if (required.has(key) !== ownRequired.has(key))
      found.push(`${at}${key}: ${required.has(key) ? 'required' : 'not required'} by azure-ai-ml`);
}

function compareField(file: PeerFile, theirs: PeerSchema[], ours: JsonSchema, at: string, found: string[]) {
  const types = new Set(theirs.flatMap(({ type }) => type ?? []));
  const own = new Set(alternatives(ours).flatMap(({ type }) => type ?? []));
  if (own.size > 0 && [...types].sort().join() !== [...own].sort().join())
    found.push(`${at}: ${[...types].sort()} of azure-ai-ml is ${[...own].sort()}`);
  const words = new Set(theirs.flatMap((each) => (each.type === 'string' ? (each.enum ?? []) : [])));
  if (ours.enum && [...words].sort().join() !== [...ours.enum].sort().join())
    found.push(`${at}: words of azure-ai-ml are ${[...words].sort().join(', ') || 'free'}`);
  compare(file, theirs, ours, `${at}.`, found);
}

/** Where ours say something else than azure-ai-ml 1.28's classes, on purpose. */
const levels = 'Azure documents three levels; azure-ai-ml takes any text and Azure refuses it later.';
const miniBatch = 'azure-ai-ml stops with a TypeError where settings has none.';
const DIFFERENCES: Record<YamlShape, Record<string, string>> = {
  endpoint: {},
  classic: { 'logging_level: words of azure-ai-ml are free': levels },
  model: {
    'settings.logging_level: words of azure-ai-ml are free': levels,
    'settings.mini_batch_size: not required by azure-ai-ml': miniBatch,
  },
  pipeline: {},
};
const SHAPES = ['endpoint', 'classic', 'model', 'pipeline'] as const;

describe('schemas from our field tables', () => {
  test.each(SHAPES)('%s has the keys, types, words and required keys of azure-ai-ml', (shape) => {
    const file = peerOf(shape);
    const found: string[] = [];
    compare(file, choices(file, { $ref: file.$ref }), SCHEMAS[shape], '', found);
    expect(found).toEqual(Object.keys(DIFFERENCES[shape]));
  });

  test.each(SHAPES)('%s says what each key means, and units and defaults of the scoring settings', (shape) => {
    for (const [path, schema] of everyKey(SCHEMAS[shape])) expect(schema.description, path.join('.')).toMatch(/[.)]$/);
    const settings = shape === 'model' ? ['settings'] : [];
    if (shape === 'endpoint' || shape === 'pipeline') return;
    const facts = (key: string) => {
      const schema = schemaAt(SCHEMAS[shape], [...settings, ...key.split('.')]);
      return [schema?.default, schema?.['x-unit']];
    };
    expect(facts('mini_batch_size')).toEqual([10, 'files']);
    expect(facts('error_threshold')).toEqual([-1, 'files']);
    expect(facts('retry_settings.timeout')).toEqual([30, 'seconds']);
    expect(facts('retry_settings.max_retries')).toEqual([3, 'tries']);
    expect(facts('output_action')).toEqual(['append_row', undefined]);
  });

  test.each(SHAPES)('%s offers no key that the reader does not know', (shape) => {
    for (const [path] of everyKey(SCHEMAS[shape])) {
      const { problems } = yamlToRest(textWith(shape, path), placeholderTerms);
      expect(problems.filter(({ message }) => message === 'Unknown field.')).toEqual([]);
    }
  });
});

/** Every key of a schema with its path, through mappings. */
function everyKey(schema: JsonSchema, above: string[] = []): [string[], JsonSchema][] {
  return keysOf(schema).flatMap(([key, inner]) => [
    [[...above, key], inner] as [string[], JsonSchema],
    ...everyKey(inner, [...above, key]),
  ]);
}

const START: Record<YamlShape, string> = {
  endpoint: 'auth_mode: aad_token\n',
  classic: 'endpoint_name: e\n',
  model: 'endpoint_name: e\ntype: model\n',
  pipeline: 'endpoint_name: e\ntype: pipeline\n',
};

/** A text of that shape with the key in it. An environment's name must be a text for its version to be read. */
function textWith(shape: YamlShape, path: string[]): string {
  const start = START[shape].replace(new RegExp(`^${path[0]}:.*\\n`, 'm'), '');
  const named = path[0] === 'environment' && path[1] === 'version' ? '  name: n\n' : '';
  const lines = path.map((key, depth) => `${'  '.repeat(depth)}${key}:`);
  return `${start}${lines.join('\n').replace(/^(environment:)$/m, (all) => (named ? `${all}\n${named.trimEnd()}` : all))} x\n`;
}
