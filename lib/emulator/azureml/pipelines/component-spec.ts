import { z } from 'zod';
import { userError } from '../errors';

/** A component's definition in the words of its YAML, which is how REST carries it (`componentSpec`, contract C1). */

const text = z.string().nullish();
/** Figures and flags come as text from some clients. */
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const whole = z.coerce.number().int().nullish();
const flag = scalar.transform((value) => String(value).toLowerCase() === 'true');
const variables = z
  .record(z.string(), scalar.nullable())
  .nullish()
  .transform((given) =>
    Object.fromEntries(
      Object.entries(given ?? {}).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
    ),
  );

const inputPort = z.looseObject({
  type: z.string().transform((type) => type.toLowerCase()),
  optional: flag.nullish(),
  default: scalar.nullish(),
  min: z.coerce.number().nullish(),
  max: z.coerce.number().nullish(),
  enum: z.array(scalar).nullish(),
});
export type InputPort = z.output<typeof inputPort>;
const outputPort = z.looseObject({ type: z.string().transform((type) => type.toLowerCase()) });

const ports = {
  inputs: z
    .record(z.string(), inputPort)
    .nullish()
    .transform((given) => given ?? {}),
  outputs: z
    .record(z.string(), outputPort)
    .nullish()
    .transform((given) => given ?? {}),
};

/** What stands at an input or output of a step: a value, a binding `${{…}}`, or an object around one of them. */
const given = z.union([
  scalar,
  z.looseObject({ value: scalar.nullish(), uri: text, path: text, type: text }),
  z.null(),
]);
export type Given = z.output<typeof given>;

const resources = z.looseObject({ instance_count: whole }).nullish();
const task = z.looseObject({
  type: text,
  code: text,
  entry_script: text,
  program_arguments: text,
  append_row_to: text,
});

/** What a parallel component says, and a step may say otherwise. */
const parallel = {
  input_data: text,
  mini_batch_size: scalar.nullish(),
  mini_batch_error_threshold: whole,
  error_threshold: whole,
  max_concurrency_per_instance: whole,
  logging_level: text,
  retry_settings: z.looseObject({ max_retries: whole, timeout: whole }).nullish(),
  task: task.partial().nullish(),
};

const shared = { name: text, display_name: text, environment_variables: variables, resources };

const command = z.looseObject({
  ...shared,
  ...ports,
  type: z.literal('command'),
  command: z.string().min(1),
  code: text,
  limits: z.looseObject({ timeout: whole }).nullish(),
});
const parallelComponent = z.looseObject({ ...shared, ...ports, ...parallel, type: z.literal('parallel') });
const stepComponent = z.discriminatedUnion('type', [command, parallelComponent]);
export type CommandSpec = z.output<typeof command>;
export type ParallelSpec = z.output<typeof parallelComponent>;
export type StepSpec = z.output<typeof stepComponent>;

const node = z.looseObject({
  ...shared,
  ...parallel,
  type: text,
  componentId: text,
  component: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
  inputs: z
    .record(z.string(), given)
    .nullish()
    .transform((all) => all ?? {}),
  outputs: z
    .record(z.string(), given)
    .nullish()
    .transform((all) => all ?? {}),
  computeId: text,
  compute: text,
  limits: z.looseObject({ timeout: whole }).nullish(),
});
export type Node = z.output<typeof node>;

const pipeline = z.looseObject({
  ...ports,
  name: text,
  type: z.literal('pipeline'),
  jobs: z.record(z.string().regex(/^\w[\w-]*$/, 'is no name of a step'), node),
});
export type PipelineSpec = z.output<typeof pipeline>;

/** @param whose what the sentence of the error begins with. Throws AzureError 400 */
function parsed<S extends z.ZodType>(schema: S, spec: unknown, whose: string): z.output<S> {
  const result = schema.safeParse(spec);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw userError(
    `${whose} is not valid: ${issue?.path.join('.') || 'componentSpec'}: ${issue?.message ?? 'invalid'}.`,
  );
}

export const pipelineSpec = (spec: unknown, whose: string): PipelineSpec => parsed(pipeline, spec, whose);
export const stepSpec = (spec: unknown, whose: string): StepSpec => parsed(stepComponent, spec, whose);

const typed = z.looseObject({ type: z.string() });
/** `pipeline`, `command`, …; null where the definition does not say. */
export const typeOfSpec = (spec: unknown): string | null => {
  const found = typed.safeParse(spec);
  return found.success ? found.data.type.toLowerCase() : null;
};
