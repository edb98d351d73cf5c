import type Database from 'libsql';
import { z } from 'zod';

export interface JobFilter {
  endpointName?: string;
  deploymentName?: string;
  experimentName?: string;
  /** Jobs that have a tag of this name, whatever its value. */
  tag?: string;
  /** Absent: archived or not. */
  isArchived?: boolean;
}

/** SQL of one page, newest first; its parameters are `values`, then the sequence to start below, then the limit. */
export interface JobQuery {
  sql: string;
  values: (string | number)[];
}

const archivedIn = (table: string) => `coalesce(json_extract(${table}submission, '$.isArchived'), 0)`;
const ARCHIVED = archivedIn('');
/** Name of a job's experiment, in lower case: the endpoint's where the invoke named none. */
export const EXPERIMENT = "lower(coalesce(json_extract(submission, '$.experimentName'), endpoint_name))";
/** A literal, not a parameter: only so does SQLite match the expression with an index. */
const asText = (isArchived: boolean) => (isArchived ? '1' : '0');

/**
 * Indexes that follow a job's own record, so that nothing is kept twice by hand: over the archive mark and the experiment, and a table of
 * tags that triggers write in the same transaction as the job. Made over existing jobs the first time.
 */
export function createJobIndexes(db: Database.Database): void {
  db.exec(`CREATE INDEX IF NOT EXISTS jobs_by_view ON jobs (${ARCHIVED}, sequence);
    CREATE INDEX IF NOT EXISTS jobs_by_experiment ON jobs (${EXPERIMENT}, sequence)`);
  const known = z.object({ n: z.number() }).parse(db.prepare(COUNT_TAGS_TABLE).get()).n > 0;
  if (!known) db.exec(`BEGIN; ${TAGS} COMMIT;`);
}

const COUNT_TAGS_TABLE = "SELECT count(*) AS n FROM sqlite_master WHERE type = 'table' AND name = 'job_tags'";

const tagRows = (job: string) =>
  `SELECT key, ${archivedIn(`${job}.`)}, ${job}.sequence FROM json_each(${job}.submission, '$.tags')`;

const TAGS = `
  CREATE TABLE job_tags (
    tag TEXT NOT NULL, archived INTEGER NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (tag, archived, sequence)
  ) WITHOUT ROWID;
  CREATE INDEX job_tags_in_order ON job_tags (tag, sequence);
  CREATE INDEX job_tags_of_job ON job_tags (sequence);
  CREATE TRIGGER job_tags_insert AFTER INSERT ON jobs BEGIN
    INSERT OR IGNORE INTO job_tags ${tagRows('NEW')};
  END;
  CREATE TRIGGER job_tags_update AFTER UPDATE OF submission ON jobs WHEN OLD.submission IS NOT NEW.submission BEGIN
    DELETE FROM job_tags WHERE sequence = OLD.sequence;
    INSERT OR IGNORE INTO job_tags ${tagRows('NEW')};
  END;
  CREATE TRIGGER job_tags_delete AFTER DELETE ON jobs BEGIN
    DELETE FROM job_tags WHERE sequence = OLD.sequence;
  END;
  INSERT OR IGNORE INTO job_tags
    SELECT key, ${archivedIn('jobs.')}, jobs.sequence FROM jobs, json_each(jobs.submission, '$.tags');`;

const byTag = ({ tag = '', isArchived }: JobFilter): JobQuery => ({
  sql: `SELECT jobs.* FROM job_tags AS t CROSS JOIN jobs ON jobs.sequence = t.sequence
    WHERE t.tag = ?${isArchived === undefined ? '' : ` AND t.archived = ${asText(isArchived)}`} AND t.sequence < ?
    ORDER BY t.sequence DESC LIMIT ?`,
  values: [tag],
});

function byColumns({ endpointName, deploymentName, experimentName, isArchived }: JobFilter): JobQuery {
  const columns = { endpoint_name: endpointName, deployment_name: deploymentName, [EXPERIMENT]: experimentName };
  const given = Object.entries(columns).flatMap(([column, value]) =>
    value === undefined ? [] : [{ text: `${column} = ?`, value: value.toLowerCase() }],
  );
  const view = isArchived === undefined ? [] : [`${ARCHIVED} = ${asText(isArchived)}`];
  const conditions = [...given.map(({ text }) => text), ...view, 'sequence < ?'];
  return {
    sql: `SELECT * FROM jobs WHERE ${conditions.join(' AND ')} ORDER BY sequence DESC LIMIT ?`,
    values: given.map(({ value }) => value),
  };
}

/** The query of a filter; each is answered by an index in the order of the page, so that a long history costs no more. */
export const jobQuery = (filter: JobFilter): JobQuery => (filter.tag === undefined ? byColumns(filter) : byTag(filter));
