import { describe, expect, it } from 'vitest';
import type { JobRecord } from '../compute/types';
import { createJobStore, openDatabase } from '.';
import { type JobFilter, jobQuery } from './job-query';
import { jobRecord } from './testing/job-record';

const names = ({ items }: { items: JobRecord[] }) => items.map(({ plan }) => plan.jobName);
const submission = (isArchived: boolean, ...tags: string[]) => ({
  isArchived,
  tags: Object.fromEntries(tags.map((tag) => [tag, 'x'])),
});

function filled() {
  const db = openDatabase(':memory:');
  const jobs = createJobStore(db);
  for (const [name, archived, tag] of [
    ['j1', false, 'red'],
    ['j2', true, 'red'],
    ['j3', false, 'blue'],
    ['j4', false, 'red'],
  ] as const)
    jobs.insert({ ...jobRecord(name, 'e', 'd'), submission: submission(archived, tag, 'all') });
  const list = (filter: JobFilter, limit = 10, after?: number) => names(jobs.page(filter, { limit, after }));
  return { db, jobs, list };
}

describe('job pages', () => {
  it('are of the archived, the others, or all; with a tag or without', () => {
    const { list } = filled();
    expect(list({})).toEqual(['j4', 'j3', 'j2', 'j1']);
    expect(list({ isArchived: false })).toEqual(['j4', 'j3', 'j1']);
    expect(list({ isArchived: true })).toEqual(['j2']);
    expect(list({ tag: 'red' })).toEqual(['j4', 'j2', 'j1']);
    expect(list({ tag: 'red', isArchived: false })).toEqual(['j4', 'j1']);
    expect(list({ tag: 'Red' })).toEqual([]);
  });

  it('hold exactly what was asked for and say where to carry on', () => {
    const { jobs } = filled();
    const first = jobs.page({ tag: 'red' }, { limit: 2 });
    expect(names(first)).toEqual(['j4', 'j2']);
    const second = jobs.page({ tag: 'red' }, { limit: 2, after: first.next ?? -1 });
    expect([names(second), second.next]).toEqual([['j1'], null]);
  });

  it('follow a job that is tagged anew, archived or deleted', () => {
    const { jobs, list } = filled();
    jobs.update('j4', { submission: submission(true, 'green') });
    expect([list({ tag: 'red' }), list({ tag: 'green', isArchived: true })]).toEqual([['j2', 'j1'], ['j4']]);
    expect([jobs.delete('J4'), jobs.delete('j4')]).toEqual([true, false]);
    expect([list({ tag: 'green' }), list({})]).toEqual([[], ['j3', 'j2', 'j1']]);
  });

  it('find the jobs of a database from before there was an index', () => {
    const { db } = filled();
    db.exec('DROP INDEX jobs_by_view');
    for (const event of ['insert', 'update', 'delete']) db.exec(`DROP TRIGGER job_tags_${event}`);
    db.exec('DROP TABLE job_tags');
    const again = createJobStore(db);
    expect(names(again.page({ tag: 'red', isArchived: true }, { limit: 9 }))).toEqual(['j2']);
  });

  it.each<[string, JobFilter]>([
    ['all', {}],
    ['active', { isArchived: false }],
    ['of an endpoint', { endpointName: 'e' }],
    ['of an experiment', { experimentName: 'e' }],
    ['of a deployment', { endpointName: 'e', deploymentName: 'd' }],
    ['tagged', { tag: 'red' }],
    ['tagged and active', { tag: 'red', isArchived: false }],
  ])('%s: come off an index in order, whatever the length of the history', (_, filter) => {
    const { sql, values } = jobQuery(filter);
    const steps = filled()
      .db.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values, 1_000, 10);
    const plan = JSON.stringify(steps);
    expect(plan).toMatch(/USING (COVERING )?(INDEX|PRIMARY KEY|INTEGER PRIMARY KEY)/);
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
  });
});
