import { z } from 'zod';
import type { ResourceBody } from '../../store';
import { caseless, parseBody, stringMap, word } from '../caseless';
import { invalidField, locationRequired } from '../errors';

/** Pipeline-component deployments (contract H3), and their older spelling as properties of a name each. */

export const PREFIX = 'ComponentDeployment.';
export const SETTING = `${PREFIX}Settings.`;

/** Settings are text; a client that sends a flag or a figure means the same. */
const settings = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
  .transform((given) =>
    Object.fromEntries(Object.entries(given).map(([key, value]) => [key, value === null ? null : asText(value)])),
  );
const asText = (value: string | number | boolean) =>
  typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);

const configuration = caseless({
  deploymentConfigurationType: word('PipelineComponent'),
  componentId: caseless({ referenceType: word('Id').default('Id'), assetId: z.string().min(1) }),
  settings: settings.nullish(),
  description: z.string().nullish(),
  tags: stringMap.nullish(),
});

const properties = caseless({
  description: z.string().nullish(),
  properties: stringMap.nullish(),
  compute: z.string().nullish(),
  deploymentConfiguration: z.unknown().optional(),
});
const body = caseless({ location: z.string().nullish(), tags: stringMap.nullish(), properties });

const kind = caseless({
  properties: caseless({
    properties: z.record(z.string(), z.unknown()).nullish(),
    deploymentConfiguration: caseless({ deploymentConfigurationType: z.string().nullish() }).nullish(),
  }),
});

const isOld = (key: string) => key.toLowerCase().startsWith(PREFIX.toLowerCase());
const withoutOld = <V>(given: Record<string, V> | null | undefined) =>
  Object.fromEntries(Object.entries(given ?? {}).filter(([key]) => !isOld(key)));

/** Whether the body of a PUT, or a stored deployment, is one of a pipeline component. */
export function isComponentDeployment(given: unknown): boolean {
  const parsed = kind.safeParse(given);
  if (!parsed.success) return false;
  const { deploymentConfiguration, properties: own } = parsed.data.properties;
  const type = deploymentConfiguration?.deploymentConfigurationType;
  if (type) return type.toLowerCase() === 'pipelinecomponent';
  return Object.keys(own ?? {}).some((key) => key.toLowerCase() === `${PREFIX}ComponentId`.toLowerCase());
}

export type Configuration = z.output<typeof configuration>;

/** The configuration that the older spelling means; compute was a field of the deployment then. */
function ofOldSpelling(given: z.output<typeof properties>): unknown {
  const entries = Object.entries(given.properties ?? {});
  const own = (name: string) => entries.find(([key]) => key.toLowerCase() === `${PREFIX}${name}`.toLowerCase())?.[1];
  const old = entries.flatMap(([key, value]) =>
    key.toLowerCase().startsWith(SETTING.toLowerCase()) ? [[key.slice(SETTING.length), value] as const] : [],
  );
  return {
    deploymentConfigurationType: 'PipelineComponent',
    componentId: { referenceType: 'Id', assetId: own('ComponentId') ?? '' },
    settings: { ...(given.compute ? { default_compute: given.compute } : {}), ...Object.fromEntries(old) },
  };
}

function configurationOf(given: z.output<typeof properties>): Configuration {
  const parsed = configuration.safeParse(given.deploymentConfiguration ?? ofOldSpelling(given));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalidField(`properties.deploymentConfiguration.${issue?.path.join('.') ?? ''}`, issue?.message ?? 'invalid');
}

const stored = z.looseObject({
  description: z.string().nullable().default(null),
  properties: stringMap.default({}),
  deploymentConfiguration: configuration,
});

export const storedComponentDeployment = (kept: ResourceBody['properties']) => stored.parse(kept);

/** The component and the settings of a kept deployment. */
export function pipelineDeployment(kept: ResourceBody['properties']) {
  const { componentId, settings: own } = storedComponentDeployment(kept).deploymentConfiguration;
  return { componentId: componentId.assetId, settings: own ?? {} };
}

/** The body of a PUT in either spelling, as it is kept. Throws AzureError 400. */
export function componentDeploymentBody(given: unknown): ResourceBody {
  const parsed = parseBody(body, given);
  if (!parsed.location) throw locationRequired();
  const { componentId, settings: own, ...rest } = configurationOf(parsed.properties);
  return {
    location: parsed.location,
    tags: withoutOld(parsed.tags),
    properties: {
      description: parsed.properties.description ?? null,
      properties: withoutOld(parsed.properties.properties),
      deploymentConfiguration: { ...rest, componentId, settings: own ?? {} },
    },
  };
}
