import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ARTIFACT_CONTAINER } from '../../directory';
import { createEngine, type EngineOptions } from '../engine';
import { isFinished } from '../state-machine';
import { type Engine, type JobPlan, type JobRecord, type JobStatus, logBlob } from '../types';
import { folderBlobs } from './folder-blobs';
import { memoryJobs } from './memory-jobs';

export const testPython = process.env.STUDIO_TEST_PYTHON ?? '/usr/bin/python3';

/** Returns `name:content` per file, and prints what is called. */
export const echoScript = `
import os
def init():
    print('init')
def run(mini_batch):
    print('run', len(mini_batch))
    return [os.path.basename(f) + ':' + open(f).read() for f in mini_batch]
`;

export type PlanChange = Partial<Omit<JobPlan, 'settings'>> & { settings?: Partial<JobPlan['settings']> };

/** A job that scores `in/` by the script `code/score.py`; change what the test is about. */
export function planOf(jobName: string, change: PlanChange = {}): JobPlan {
  return {
    jobName,
    childName: `${jobName}-child`,
    displayName: jobName,
    endpointName: 'endpoint',
    deploymentName: 'deployment',
    input: { container: 'data', path: 'in/', kind: 'folder' },
    output: { container: 'data', folder: `out/${jobName}/`, fileName: 'predictions.csv' },
    model: null,
    modelName: 'model:1',
    code: { location: { container: 'data', path: 'code/', kind: 'folder' }, scoringScript: 'score.py' },
    environmentVariables: {},
    computeName: 'cpu-cluster',
    ...change,
    settings: {
      miniBatchSize: 2,
      instanceCount: 1,
      maxConcurrencyPerInstance: 1,
      maxRetries: 0,
      timeoutSeconds: 30,
      errorThreshold: -1,
      loggingLevel: 'Info',
      outputAction: 'AppendRow',
      outputFileName: 'predictions.csv',
      ...change.settings,
    },
  };
}

export function recordOf(plan: JobPlan, status: JobStatus = 'NotStarted'): JobRecord {
  const run = { status, createdAt: new Date().toISOString(), startedAt: null, endedAt: null, error: null };
  return { plan, parent: run, child: status === 'NotStarted' ? null : { ...run }, submission: {} };
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits until `isTrue`, looking every few milliseconds; gives up, with what it waited for, after a minute. */
export async function until(isTrue: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const began = Date.now();
  while (!(await isTrue())) {
    if (Date.now() - began > 60_000) throw new Error(`Waited too long for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** An engine on a folder of its own, with blobs and a store for tests. */
export async function openTestBed(change: Partial<EngineOptions> = {}) {
  const dir = await mkdtemp(path.join(tmpdir(), 'compute-'));
  const blobs = await folderBlobs(path.join(dir, 'blobs'));
  const jobs = memoryJobs();
  const clock = { now: () => new Date() };
  const options = { jobs, blobs, dir, python: testPython, clock, blobBaseUrl: blobs.baseUrl, accountKey: 'a2V5' };
  const engines: Engine[] = [];
  const openEngine = (more: Partial<EngineOptions> = {}) => {
    const engine = createEngine({ ...options, ...change, ...more });
    engines.push(engine);
    return engine;
  };
  const text = async (container: string, name: string) =>
    (await blobs.exists(container, name)) ? (await blobs.read(container, name)).toString() : '';
  const bed = {
    dir,
    blobs,
    jobs,
    openEngine,
    engine: openEngine(),
    status: (jobName: string) => jobs.get(jobName)?.parent.status,
    childStatus: (jobName: string) => jobs.get(jobName)?.child?.status,
    error: (jobName: string) => jobs.get(jobName)?.parent.error?.message ?? '',
    output: (jobName: string) => text('data', `out/${jobName}/predictions.csv`),
    log: (runName: string, file: string) => text(ARTIFACT_CONTAINER, logBlob(runName, file)),
    /** The child's progress overview, whatever hour it is named after. */
    async overview(runName: string) {
      for await (const { name } of blobs.list(ARTIFACT_CONTAINER, logBlob(runName, 'logs/job_progress_overview.')))
        return text(ARTIFACT_CONTAINER, name);
      return '';
    },
    async put(files: Record<string, string>) {
      for (const [name, body] of Object.entries(files)) await blobs.write('data', name, body);
    },
    /** `in/00.txt`, `in/01.txt`, …: each holds its own number. */
    async inputs(count: number) {
      for (let at = 0; at < count; at += 1)
        await blobs.write('data', `in/${String(at).padStart(2, '0')}.txt`, String(at));
    },
    submit(plan: JobPlan) {
      jobs.insert(recordOf(plan));
      bed.engine.start(plan.jobName);
    },
    async finished(jobName: string) {
      await until(() => isFinished(bed.status(jobName) ?? 'NotStarted'), `the end of ${jobName}`);
      return bed.status(jobName);
    },
    async close() {
      await Promise.all(engines.map((engine) => engine.close()));
      await blobs.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
  return bed;
}

export type TestBed = Awaited<ReturnType<typeof openTestBed>>;
