import { isRemote } from '@/lib/domain/local-assets/inside';
import { type AssetType, assetId, readAzuremlReference } from '@/lib/domain/yaml/references';
import { isJsonObject, type Json } from '@/lib/domain/yaml/rest-body';
import { latestOf } from './labels';
import { planCode } from './plan-code';
import { planEnvironment } from './plan-environment';
import type { PlannedAsset, PlannedVersion, PlanTools } from './planned';
import { AssetProblem } from './problem';

/** What of one component was found so far. `from` is the folder of its YAML in the dropped one. */
export interface Work {
  tools: PlanTools;
  from: string;
  depth: number;
  versions: PlannedVersion[];
  ignored: string[];
}

function add(work: Work, { id, version, ignored }: PlannedAsset): string {
  if (version) work.versions.push(version);
  work.ignored.push(...ignored);
  return id;
}

/** ARM id of something that is registered already. Throws AssetProblem for what is no reference. */
export async function referenceId({ tools }: Work, text: string, type: AssetType): Promise<string> {
  if (text.startsWith('azureml://registries/')) return text;
  const reading = readAzuremlReference(text, type, type);
  if ('problem' in reading) throw new AssetProblem(reading.problem, text);
  const at = reading.value.lastIndexOf('@');
  const isLabel = at > 0 && !reading.value.includes('/');
  const version = isLabel
    ? await latestOf(tools.api, { type, name: reading.value.slice(0, at), label: reading.value.slice(at + 1) })
    : '';
  const id = assetId(reading.value, type, tools.workspaceId, () => version);
  if ('problem' in id) throw new AssetProblem(id.problem, text);
  return id.value;
}

/** Id of what a component runs in; one described in place is to be registered first. */
export async function environmentOf(work: Work, given: Json | undefined): Promise<string | undefined> {
  if (typeof given === 'string') return referenceId(work, given, 'environments');
  if (!isJsonObject(given)) return undefined;
  const { name, version, ...described } = given;
  const wanted = {
    type: 'environments' as const,
    name: typeof name === 'string' ? name : null,
    version: version === undefined || version === null ? null : String(version),
    described,
  };
  return add(work, await planEnvironment(work.tools, wanted, work.from));
}

/** Id of a component's code; a local folder is to be uploaded first. */
export async function codeOf(work: Work, given: Json | undefined): Promise<string | undefined> {
  if (typeof given !== 'string') return undefined;
  if (isRemote(given)) return given.startsWith('azureml:') ? referenceId(work, given, 'codes') : given;
  return add(work, await planCode(work.tools, given, [], work.from));
}
