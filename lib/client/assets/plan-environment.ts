import { readComponent } from '@/lib/domain/local-assets/component-spec';
import { condaText } from '@/lib/domain/local-assets/conda-text';
import { isRemote } from '@/lib/domain/local-assets/inside';
import type { WantedAsset } from '@/lib/domain/local-assets/wanted';
import { isJsonObject, type Json, type JsonObject, present } from '@/lib/domain/yaml/rest-body';
import { type LocalUpload, localThing, planLocalUpload } from './local-upload';
import { type PlannedAsset, type PlanTools, versionId } from './planned';
import { AssetProblem } from './problem';
import { md5Text } from './upload-hash';
import { chooseVersion, sameProperties } from './versions';

const ANONYMOUS = 'CliV2AnonymousEnvironment';

/** The characters of `text` with `between` after each but the last, as Python's join does: so azure-ai-ml mixes hashes. */
const woven = (between: string, text: string) => [...text].join(between);

/** The version of an anonymous environment made of an image. `parts` are the texts that follow it, in the peer's order. */
const imageVersion = (image: string, parts: string[]) =>
  md5Text(parts.reduce((mixed, part) => woven(mixed, md5Text(part)), md5Text(image)));

/** The version of an anonymous environment made of a build context. */
function buildVersion(uploadHash: string, dockerfile: string | undefined): string {
  const mixed = md5Text(uploadHash);
  return md5Text(dockerfile ? woven(mixed, md5Text(dockerfile)) : mixed);
}

const textOf = (value: Json | undefined) => (typeof value === 'string' && value !== '' ? value : undefined);

/** A conda file by its path, or the mapping that stands in its place. */
async function condaOf(tools: PlanTools, given: Json | undefined, from?: string): Promise<string | undefined> {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'string') return condaText(given);
  const thing = await localThing(tools, given, from);
  if (thing.kind === 'folder') throw new AssetProblem(`${given} is a folder: a conda file is expected.`, given);
  const reading = readComponent(await thing.entry.file.text());
  if ('problem' in reading) throw new AssetProblem(`${given}: ${reading.problem}`, given);
  return condaText(reading.component);
}

interface Build {
  contextUri: string;
  dockerfilePath: string | undefined;
  local: LocalUpload | null;
}

async function buildOf(tools: PlanTools, described: JsonObject, from?: string): Promise<Build | null> {
  const { build } = described;
  if (!isJsonObject(build)) return null;
  const [path, dockerfilePath] = [textOf(build.path), textOf(build.dockerfile_path)];
  if (path === undefined) throw new AssetProblem('environment.build.path is missing.', 'environment');
  if (isRemote(path)) return { contextUri: path, dockerfilePath, local: null };
  const thing = await localThing(tools, path, from);
  if (thing.kind === 'file') throw new AssetProblem(`${path} is a file: a build context is a folder.`, path);
  const local = await planLocalUpload(tools, thing, textOf(described.datastore));
  const { containerUrl } = await tools.api.startFolder(local.datastore, local.path);
  return { contextUri: `${containerUrl}/${local.path}/`, dockerfilePath, local };
}

const camel = (text: string) => text.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function inferenceOf(config: Json | undefined): JsonObject | undefined {
  if (!isJsonObject(config)) return undefined;
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [camel(key), value]));
}

function checkSource(image: string | undefined, build: Build | null): void {
  if (!image && !build)
    throw new AssetProblem('Docker image or Dockerfile is required for environments', 'environment');
  if (image && build) throw new AssetProblem('Docker image or Dockerfile should be provided not both', 'environment');
}

/**
 * An environment that a YAML describes in place: its build context goes to `LocalUpload/{md5}`, its conda file into the
 * version itself. Without a name it is CliV2AnonymousEnvironment, its version a hash as azure-ai-ml makes it. Throws
 * AssetProblem.
 */
export async function planEnvironment(tools: PlanTools, wanted: WantedAsset, from?: string): Promise<PlannedAsset> {
  const { described } = wanted;
  const image = textOf(described.image);
  const [conda, build] = [await condaOf(tools, described.conda_file, from), await buildOf(tools, described, from)];
  checkSource(image, build);
  const inference = described.inference_config;
  const texts = [isJsonObject(inference) ? condaText(inference) : '', conda ?? ''].filter((text) => text !== '');
  const own = build
    ? buildVersion(build.local?.hash ?? build.contextUri, build.dockerfilePath)
    : imageVersion(image ?? '', texts);
  const isAnonymous = wanted.name === null;
  const body = present({
    description: described.description,
    tags: described.tags,
    image,
    condaFile: conda,
    build: build ? present({ contextUri: build.contextUri, dockerfilePath: build.dockerfilePath }) : undefined,
    osType: described.os_type,
    inferenceConfig: inferenceOf(inference),
    isAnonymous: isAnonymous || undefined,
  });
  const { condaFile: _, ...compared } = body;
  const place = { collection: 'environments' as const, name: wanted.name ?? ANONYMOUS };
  const { version, isThere } = await chooseVersion(
    tools.api,
    place,
    isAnonymous ? own : wanted.version,
    (live) => sameProperties(compared)(live) && sameConda(live.condaFile, conda),
  );
  const what = `environment ${wanted.name ?? image ?? 'of a build context'}`;
  const upload = build?.local?.upload(what, place.name, version) ?? null;
  const whole = { ...place, version };
  return {
    id: versionId(tools.workspaceId, whole),
    version: isThere && upload === null ? null : { ...whole, what, upload, properties: () => body },
    ignored: build?.local?.ignored ?? [],
  };
}

/** Azure answers a conda file as JSON text: the content counts. */
function sameConda(live: Json | undefined, wanted: string | undefined): boolean {
  if (typeof live !== 'string' || wanted === undefined) return (live ?? undefined) === wanted;
  const [one, other] = [readComponent(live), readComponent(wanted)];
  return 'component' in one && 'component' in other && condaText(one.component) === condaText(other.component);
}
