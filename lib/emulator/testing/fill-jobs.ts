/**
 * Gives a workspace's state folder a long history: `--state DIR --jobs N`. For benchmarks, on a folder that no workspace
 * runs on; jobs have ended, every fourth is archived.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createJobStore, openDatabase } from '../store';
import { endedRecord } from '../store/testing/job-record';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { state: text, jobs: text } });
const { state, jobs: count } = z.object({ state: z.string(), jobs: z.coerce.number().int().min(1) }).parse(values);

const AT = '2026-11-22T10:00:00.000Z';
mkdirSync(state, { recursive: true, mode: 0o700 });
const db = openDatabase(path.join(state, 'workspace.db'));
const jobs = createJobStore(db);
for (let n = 0; n < count; n++) {
  const record = endedRecord(`batchjob-bench-${n}`, 'mnist-batch', 'mnist-onnx', AT);
  jobs.insert({ ...record, submission: { ...record.submission, isArchived: n % 4 === 0 } });
}
db.close();
