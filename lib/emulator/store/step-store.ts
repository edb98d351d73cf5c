import type Database from 'libsql';
import { z } from 'zod';
import type { JobPlan, RunState } from '../compute/types';

const TABLE = `
  CREATE TABLE IF NOT EXISTS job_steps (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE, run_name TEXT NOT NULL, job_name TEXT NOT NULL, state TEXT
  );
  CREATE INDEX IF NOT EXISTS job_steps_by_job ON job_steps (job_name, sequence);`;

const place = z.object({ run_name: z.string(), job_name: z.string() });
const begun = z.object({ run_name: z.string(), state: z.string() });

/** The step runs of pipeline jobs; names are compared without regard to case. */
export function createStepStore(db: Database.Database) {
  db.exec(TABLE);
  const insert = db.prepare('INSERT INTO job_steps (key, run_name, job_name) VALUES (?, ?, ?)');
  const change = db.prepare('UPDATE job_steps SET state = ? WHERE key = ?');
  const remove = db.prepare('DELETE FROM job_steps WHERE job_name = ?');
  const select = db.prepare('SELECT * FROM job_steps WHERE key = ?');
  const byJob = db.prepare('SELECT * FROM job_steps WHERE job_name = ? AND state IS NOT NULL ORDER BY sequence');
  return {
    /** Makes the steps of a job known by name before any of them has begun. */
    promise({ jobName, pipeline }: JobPlan): void {
      for (const { runName } of pipeline?.steps ?? [])
        insert.run(runName.toLowerCase(), runName, jobName.toLowerCase());
    },
    forget: (jobName: string) => void remove.run(jobName.toLowerCase()),
    write(steps: Record<string, RunState>): void {
      for (const [runName, state] of Object.entries(steps)) change.run(JSON.stringify(state), runName.toLowerCase());
    },
    /** States of the steps that have begun, in the component's order. */
    of: (jobName: string): Record<string, RunState> =>
      Object.fromEntries(
        byJob.all(jobName.toLowerCase()).map((found) => {
          const { run_name: runName, state } = begun.parse(found);
          return [runName, JSON.parse(state)];
        }),
      ),
    find(runName: string): { runName: string; jobName: string } | undefined {
      const found = select.get(runName.toLowerCase());
      if (found === undefined || found === null) return undefined;
      const { run_name, job_name } = place.parse(found);
      return { runName: run_name, jobName: job_name };
    },
  };
}
