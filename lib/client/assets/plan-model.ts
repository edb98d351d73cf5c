import { isRemote } from '@/lib/domain/local-assets/inside';
import type { WantedAsset } from '@/lib/domain/local-assets/wanted';
import { datastorePath } from '@/lib/domain/reference';
import { isJsonObject, type Json, type JsonObject, present } from '@/lib/domain/yaml/rest-body';
import { type LocalThing, type LocalUpload, localThing, planLocalUpload } from './local-upload';
import { type PlannedAsset, type PlanTools, versionId } from './planned';
import { AssetProblem } from './problem';
import { md5Text } from './upload-hash';
import { chooseVersion } from './versions';

/** `azureml://subscriptions/…/datastores/{d}/paths/{p}`: the form in which models name their files. */
function longUri(workspaceId: string, datastore: string, path: string): string {
  const scope = workspaceId
    .slice(1)
    .replace('/resourceGroups/', '/resourcegroups/')
    .replace(/\/providers\/[^/]+/, '');
  return `azureml://${scope}/datastores/${datastore}/paths/${path}`;
}

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);

/** An MLflow model is a folder with a file MLmodel in it. */
function checkMlflow(type: string, thing: LocalThing, asked: string): void {
  if (type !== 'mlflow_model') return;
  if (thing.kind === 'file')
    throw new AssetProblem(`${asked} is a file: a model of type mlflow_model is a folder.`, asked);
  if (!thing.content.entries.some(({ path }) => path === 'MLmodel'))
    throw new AssetProblem(`${asked} holds no file MLmodel, so it is no model of type mlflow_model.`, asked);
}

const flavorsOf = (flavors: Json | undefined): JsonObject | undefined =>
  isJsonObject(flavors)
    ? Object.fromEntries(Object.entries(flavors).map(([name, data]) => [name, { data }]))
    : undefined;

/** Azure answers a URI in either casing and with or without a last slash. */
const plainUri = (uri: Json | undefined) =>
  typeof uri === 'string' ? uri.replace(/\/resourcegroups\//i, '/resourcegroups/').replace(/\/+$/, '') : null;

async function uriOf(tools: PlanTools, path: string, datastore: string | undefined, type: string) {
  if (isRemote(path)) {
    const short = /^azureml:\/\/datastores\//.test(path) ? datastorePath(path) : null;
    return { uri: short ? longUri(tools.workspaceId, short.datastore, short.path) : path, local: null };
  }
  const thing = await localThing(tools, path);
  checkMlflow(type, thing, path);
  const local = await planLocalUpload(tools, thing, datastore);
  return { uri: longUri(tools.workspaceId, local.datastore, local.path), local };
}

/** A model without a name is called by its content; one in the cloud by its address, since nobody can read it here. */
const anonymousName = (uri: string, local: LocalUpload | null) => md5Text(local?.hash ?? uri);

/**
 * A model that a deployment describes in place: its files go to `LocalUpload/{md5}`, and a version names them. Without a
 * name it is anonymous, called by its content, version 1. Throws AssetProblem.
 */
export async function planModel(tools: PlanTools, wanted: WantedAsset): Promise<PlannedAsset> {
  const { described } = wanted;
  const path = textOf(described.path);
  if (path === undefined) throw new AssetProblem('model.path is missing: it names the file or folder.', 'model');
  const modelType = textOf(described.type)?.toLowerCase() ?? 'custom_model';
  const { uri, local } = await uriOf(tools, path, textOf(described.datastore)?.replace(/^azureml:/, ''), modelType);
  const isAnonymous = wanted.name === null;
  const name = wanted.name ?? anonymousName(uri, local);
  const { description, tags, properties, flavors } = described;
  const body = present({
    description,
    tags,
    properties,
    flavors: flavorsOf(flavors),
    modelType,
    modelUri: uri,
    isAnonymous,
  });
  const place = { collection: 'models' as const, name };
  const { version, isThere } = await chooseVersion(
    tools.api,
    place,
    isAnonymous ? '1' : wanted.version,
    (live) => plainUri(live.modelUri) === plainUri(uri) && live.modelType === modelType,
  );
  const what = `model ${wanted.name ?? path}`;
  const upload = local?.upload(what, name, version) ?? null;
  const whole = { ...place, version };
  const isDone = isThere && upload === null;
  return {
    id: versionId(tools.workspaceId, whole),
    version: isDone ? null : { ...whole, what, upload, properties: () => body },
    ignored: local?.ignored ?? [],
  };
}
