import { readComponent, stepSpec } from '@/lib/domain/local-assets/component-spec';
import { folderOf } from '@/lib/domain/local-assets/inside';
import { computeId } from '@/lib/domain/yaml/references';
import { isJsonObject, type JsonObject, present } from '@/lib/domain/yaml/rest-body';
import { codeOf, environmentOf, referenceId, type Work } from './component-parts';
import { localThing } from './local-upload';
import { type PlannedVersion, type PlanTools, versionId } from './planned';
import { AssetProblem } from './problem';
import { md5Text } from './upload-hash';
import { chooseVersion, sameProperties } from './versions';

const ANONYMOUS = 'azureml_anonymous';
const STEPS_DEEP = 8;

/** A component, and all that must be registered before it, in order. */
export interface PlannedComponent {
  id: string;
  versions: PlannedVersion[];
  ignored: string[];
}

/** Code and environment of a component are registered first and named by id. */
async function resolved(work: Work, spec: JsonObject): Promise<JsonObject> {
  const { jobs, task, code, environment } = spec;
  return present({
    ...spec,
    code: await codeOf(work, code),
    environment: await environmentOf(work, environment),
    task: isJsonObject(task) ? await resolved(work, task) : task,
    jobs: isJsonObject(jobs) ? await stepsOf(work, jobs) : jobs,
  });
}

async function stepsOf(work: Work, jobs: JsonObject): Promise<JsonObject> {
  const steps: JsonObject = {};
  for (const [name, step] of Object.entries(jobs)) {
    if (!isJsonObject(step)) throw new AssetProblem(`jobs.${name} is no step.`, `jobs.${name}`);
    const compute = typeof step.compute === 'string' ? step.compute.replace(/^azureml:/, '') : null;
    const id = await stepComponent(work, name, step);
    steps[name] = stepSpec(name, step, id, compute && computeId(compute, work.tools.workspaceId));
  }
  return steps;
}

async function stepComponent(work: Work, name: string, step: JsonObject): Promise<string> {
  const { component, type } = step;
  if (typeof component === 'string' && component.startsWith('azureml:'))
    return referenceId(work, component, 'components');
  if (typeof component === 'string') return planFile(work, component, true);
  if (isJsonObject(component)) return register(work, present({ type, ...component }), true);
  throw new AssetProblem(`jobs.${name}.component is missing: name a component or describe it there.`, `jobs.${name}`);
}

/** Components inside a pipeline are anonymous, as azure-ai-ml makes them; the pipeline itself goes by its own name. */
async function register(work: Work, described: JsonObject, isInner: boolean): Promise<string> {
  const spec = await resolved(work, described);
  const { name, version, $schema: _, ...content } = spec;
  const ownName = isInner || typeof name !== 'string' ? null : name;
  const hash = md5Text(JSON.stringify(content));
  const asked = version === undefined || version === null ? null : String(version);
  const isAnonymous = ownName === null;
  const place = { collection: 'components' as const, name: ownName ?? ANONYMOUS };
  const chosen = await chooseVersion(work.tools.api, place, isAnonymous ? hash : asked, (live) =>
    isJsonObject(live.componentSpec) ? sameProperties(content)(live.componentSpec) : false,
  );
  const whole = { ...place, version: chosen.version };
  const what = `component ${ownName ?? (typeof spec.display_name === 'string' ? spec.display_name : (name ?? 'of a step'))}`;
  const body = present({
    description: content.description,
    tags: isJsonObject(content.tags) ? content.tags : {},
    isAnonymous,
    isArchived: false,
    componentSpec: { ...content, name: place.name, version: chosen.version },
  });
  if (!chosen.isThere) work.versions.push({ ...whole, what: String(what), upload: null, properties: () => body });
  return versionId(work.tools.workspaceId, whole);
}

async function planFile(work: Work, path: string, isInner: boolean): Promise<string> {
  if (work.depth >= STEPS_DEEP) throw new AssetProblem(`${path} is nested too deeply.`, path);
  const thing = await localThing(work.tools, path, work.from);
  if (thing.kind === 'folder')
    throw new AssetProblem(`${path} is a folder: the YAML of a component is expected.`, path);
  const reading = readComponent(await thing.entry.file.text());
  if ('problem' in reading) throw new AssetProblem(`${path}: ${reading.problem}`, path);
  const inner = { ...work, from: folderOf(thing.path), depth: work.depth + 1 };
  return register(inner, reading.component, isInner);
}

const started = (tools: PlanTools): Work => ({
  tools,
  from: tools.files?.base ?? '',
  depth: 0,
  versions: [],
  ignored: [],
});

/**
 * The pipeline component of a YAML file with all that it points at: components of its steps, their code and environments.
 * Throws AssetProblem.
 */
export async function planComponentFile(tools: PlanTools, path: string): Promise<PlannedComponent> {
  const work = started(tools);
  const id = await planFile(work, path, false);
  return { id, versions: work.versions, ignored: work.ignored };
}

/** The component that Azure makes of a pipeline job: its definition names the job and nothing else. */
export async function planComponentOfJob(tools: PlanTools, job: string): Promise<PlannedComponent> {
  const work = started(tools);
  const sourceJobId = job.includes('/') ? job : `${tools.workspaceId}/jobs/${job}`;
  const id = await register(work, { type: 'pipeline', sourceJobId }, false);
  return { id, versions: work.versions, ignored: work.ignored };
}
