import { type Field, list, text, textKeyed, whole } from './fields';
import type { MapNode } from './node';
import { nested } from './objects';

export interface CodeConfiguration {
  code: string | undefined;
  scoringScript: string | undefined;
  at: number;
}

/** `code_configuration`: a local folder or a registered code, and the scoring script in it. */
export const codeConfigurationField = nested((object, node): CodeConfiguration => {
  object.ignore('$schema');
  return { code: object.get('code', text), scoringScript: object.get('scoring_script', text), at: node.at };
});

export interface Resources {
  instanceCount?: number;
  instanceType?: string;
  maxInstanceCount?: number;
  dockerArgs?: string | string[];
  shmSize?: string;
  locations?: string[];
  properties?: MapNode;
}

const dockerArgs: Field<string | string[]> = (node, path, out) =>
  (node.kind === 'list' ? list(text) : text)(node, path, out);

export const resourcesField = nested(
  (object): Resources => ({
    instanceCount: object.get('instance_count', whole),
    instanceType: object.get('instance_type', text),
    maxInstanceCount: object.get('max_instance_count', whole),
    dockerArgs: object.get<string | string[]>('docker_args', dockerArgs),
    shmSize: object.get('shm_size', text),
    locations: object.get('locations', list(text)),
    properties: object.get('properties', textKeyed),
  }),
);
