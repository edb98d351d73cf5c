import type Database from 'libsql';
import { z } from 'zod';
import { asStep } from '../compute/pipeline/types';
import type { JobRecord, JobStore } from '../compute/types';
import { createJobIndexes, EXPERIMENT, type JobFilter, jobQuery } from './job-query';
import { createStepStore } from './step-store';

interface JobPage {
  limit: number;
  /** Sequence number of the last job of the page before. */
  after?: number;
}

/** The store as the REST surface needs it: pages, so that a long history costs no more than a short one. */
export interface PagedJobStore extends JobStore {
  /** Newest first. */
  page(filter: JobFilter, page: JobPage): { items: JobRecord[]; next: number | null };
  /** Newest first, one by one, a few of them in memory. @param from sequence number of the job to begin with; null for the newest */
  walk(filter: JobFilter, from: number | null): Generator<{ sequence: number; record: JobRecord }>;
  /** Takes a job out of the history; says whether it was there. */
  delete(jobName: string): boolean;
  /** Of all jobs, in lower case. */
  experimentNames(): string[];
}

const row = z.object({
  sequence: z.number(),
  plan: z.string(),
  parent: z.string(),
  child: z.string().nullable(),
  submission: z.string(),
});

/** Jobs of a walk that are read at once. */
const FEW = 100;

const experimentRow = z.object({ name: z.string() });

const ENDED = new Set(['Completed', 'Failed', 'Canceled']);

const TABLE = `
  CREATE TABLE IF NOT EXISTS jobs (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE, child_name TEXT NOT NULL, endpoint_name TEXT NOT NULL, deployment_name TEXT NOT NULL,
    ended INTEGER NOT NULL, plan TEXT NOT NULL, parent TEXT NOT NULL, child TEXT, submission TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS jobs_by_child ON jobs (child_name);
  CREATE INDEX IF NOT EXISTS jobs_by_endpoint ON jobs (endpoint_name, sequence);
  CREATE INDEX IF NOT EXISTS jobs_by_deployment ON jobs (endpoint_name, deployment_name, sequence);
  CREATE INDEX IF NOT EXISTS jobs_unfinished ON jobs (sequence) WHERE ended = 0;`;

function recordOf(found: unknown): JobRecord {
  const r = row.parse(found);
  return {
    plan: JSON.parse(r.plan),
    parent: JSON.parse(r.parent),
    child: r.child === null ? null : JSON.parse(r.child),
    submission: JSON.parse(r.submission),
  };
}

const columnsOf = (record: JobRecord) =>
  [
    record.plan.childName.toLowerCase(),
    record.plan.endpointName.toLowerCase(),
    record.plan.deploymentName.toLowerCase(),
    ENDED.has(record.parent.status) ? 1 : 0,
    JSON.stringify(record.plan),
    JSON.stringify(record.parent),
    record.child === null ? null : JSON.stringify(record.child),
    JSON.stringify(record.submission),
  ] as const;

/** Job records; names are compared without regard to case, writes are committed when the call returns. */
export function createJobStore(db: Database.Database): PagedJobStore {
  db.exec(TABLE);
  createJobIndexes(db);
  const select = db.prepare('SELECT * FROM jobs WHERE name = ?');
  const byChild = db.prepare('SELECT * FROM jobs WHERE child_name = ?');
  const insert = db.prepare(
    `INSERT INTO jobs (child_name, endpoint_name, deployment_name, ended, plan, parent, child, submission, name)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const change = db.prepare(
    `UPDATE jobs SET child_name = ?, endpoint_name = ?, deployment_name = ?, ended = ?, plan = ?, parent = ?, child = ?,
     submission = ? WHERE name = ?`,
  );
  const remove = db.prepare('DELETE FROM jobs WHERE name = ?');
  // One seek for each experiment: a history of any length costs as much as its experiments.
  const nextExperiment = db.prepare(
    `SELECT ${EXPERIMENT} AS name FROM jobs WHERE ${EXPERIMENT} > ? ORDER BY ${EXPERIMENT} LIMIT 1`,
  );
  const unfinished = db.prepare('SELECT * FROM jobs WHERE ended = 0 ORDER BY sequence');
  const steps = createStepStore(db);
  const withSteps = (record: JobRecord): JobRecord =>
    record.plan.pipeline === undefined ? record : { ...record, steps: steps.of(record.plan.jobName) };
  const get = (jobName: string) => {
    const found = select.get(jobName.toLowerCase());
    return found === undefined ? undefined : withSteps(recordOf(found));
  };
  const read = (filter: JobFilter, after: number, limit: number) => {
    const { sql, values } = jobQuery(filter);
    const found = db.prepare(sql).all(...values, after, limit);
    return found.map((one) => ({ sequence: row.parse(one).sequence, record: withSteps(recordOf(one)) }));
  };
  const page: PagedJobStore['page'] = (filter, { limit, after = Number.MAX_SAFE_INTEGER }) => {
    const found = read(filter, after, limit + 1);
    const shown = found.slice(0, limit);
    const next = found.length > limit ? (shown.at(-1)?.sequence ?? null) : null;
    return { items: shown.map(({ record }) => record), next };
  };
  function* walk(filter: JobFilter, from: number | null): ReturnType<PagedJobStore['walk']> {
    for (let after = from === null ? Number.MAX_SAFE_INTEGER : from + 1; ; ) {
      const found = read(filter, after, FEW);
      yield* found;
      const last = found.at(-1);
      if (last === undefined || found.length < FEW) return;
      after = last.sequence;
    }
  }
  return {
    page,
    walk,
    get,
    experimentNames() {
      const names: string[] = [];
      for (let last = ''; ; ) {
        const found = experimentRow.safeParse(nextExperiment.get(last));
        if (!found.success) return names;
        last = found.data.name;
        names.push(last);
      }
    },
    delete: db.transaction((jobName: string) => {
      steps.forget(jobName);
      return remove.run(jobName.toLowerCase()).changes > 0;
    }),
    insert: db.transaction((record: JobRecord) => {
      insert.run(...columnsOf(record), record.plan.jobName.toLowerCase());
      steps.promise(record.plan);
    }),
    findRun(runName) {
      const parent = get(runName);
      if (parent !== undefined) return { record: parent, role: 'parent' };
      const step = steps.find(runName);
      const pipeline = step && get(step.jobName);
      if (pipeline) return { record: asStep(pipeline, step.runName), role: 'child' };
      const found = byChild.get(runName.toLowerCase());
      return found === undefined ? undefined : { record: recordOf(found), role: 'child' };
    },
    update(jobName, changes) {
      const record = get(jobName);
      if (record === undefined) throw new Error(`there is no job ${jobName} to update`);
      const next = { ...record, ...changes, ...(changes.steps && { steps: { ...record.steps, ...changes.steps } }) };
      if (changes.steps) steps.write(changes.steps);
      change.run(...columnsOf(next), jobName.toLowerCase());
      return next;
    },
    list: (filter = {}) => page(filter, { limit: 1_000_000 }).items,
    unfinished: () => unfinished.all().map((found) => withSteps(recordOf(found))),
  };
}
