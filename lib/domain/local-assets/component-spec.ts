import { jsonOf } from '../yaml/node-json';
import { readYaml } from '../yaml/read';
import { isJsonObject, type Json, type JsonObject, present } from '../yaml/rest-body';

/** A component's YAML as values; or why it is none. */
export function readComponent(text: string): { component: JsonObject } | { problem: string } {
  const { root, remarks } = readYaml(text);
  const failed = remarks.find(({ severity }) => severity === 'error');
  if (failed) return { problem: failed.message };
  const component = root ? jsonOf(root) : null;
  return isJsonObject(component) ? { component } : { problem: 'A mapping of keys and values is expected.' };
}

/** A value or binding at a step as REST carries it (recorded from azure-ai-ml). */
function inputOf(given: Json): Json {
  if (!isJsonObject(given)) return { job_input_type: 'literal', value: given === null ? null : String(given) };
  const { path, type, mode, ...others } = given;
  if (typeof path === 'string' && path.startsWith('${{'))
    return present({ ...others, job_input_type: 'literal', value: path, mode });
  return present({ ...others, uri: path, job_input_type: type, mode });
}

const MODES: Record<string, string> = { upload: 'Upload', rw_mount: 'ReadWriteMount', mount: 'ReadWriteMount' };

function outputOf(given: Json): Json | undefined {
  if (typeof given === 'string') return { value: given, type: 'literal' };
  if (!isJsonObject(given)) return undefined;
  const { path, type, mode, ...others } = given;
  const way = typeof mode === 'string' ? (MODES[mode.toLowerCase()] ?? mode) : undefined;
  if (typeof path === 'string' && path.startsWith('${{')) return present({ value: path, type: 'literal', mode: way });
  return present({ ...others, uri: path, job_output_type: type, mode: way });
}

function each(ports: Json | undefined, convert: (given: Json) => Json | undefined): JsonObject | undefined {
  if (!isJsonObject(ports)) return undefined;
  return present(Object.fromEntries(Object.entries(ports).map(([name, given]) => [name, convert(given)])));
}

/** A step of a pipeline component as REST carries it, its component and compute given by id. */
export function stepSpec(name: string, step: JsonObject, componentId: string, computeId: string | null): JsonObject {
  const { component: _, compute: __, inputs, outputs, ...others } = step;
  return present({
    ...others,
    name,
    componentId,
    computeId: computeId ?? undefined,
    inputs: each(inputs, inputOf),
    outputs: each(outputs, outputOf),
  });
}
