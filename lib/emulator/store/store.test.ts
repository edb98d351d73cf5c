import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JobRecord } from '../compute/types';
import { continuationOf, createJobStore, createOperationStore, createResourceStore, openDatabase, sequenceOf } from '.';
import { jobRecord as job } from './testing/job-record';

const WS = '/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w';
const stamp = { by: 'Ann', at: '2026-11-22T10:00:00.000Z' };
const open = () => openDatabase(':memory:');

describe('resource store', () => {
  it('finds an id in any case and keeps the casing and creation stamp of the first PUT', () => {
    const resources = createResourceStore(open());
    resources.put(`${WS}/batchEndpoints/MyEnd`, { properties: { a: 1 } }, stamp);
    resources.put(`${WS}/batchendpoints/myend`, { properties: { a: 2 } }, { by: 'Bo', at: '2026-11-23T00:00:00.000Z' });
    expect(resources.get(`${WS.toUpperCase()}/BATCHENDPOINTS/MYEND`)).toMatchObject({
      id: `${WS}/batchEndpoints/MyEnd`,
      name: 'MyEnd',
      type: 'Microsoft.MachineLearningServices/workspaces/batchEndpoints',
      createdBy: 'Ann',
      modifiedBy: 'Bo',
      body: { properties: { a: 2 } },
    });
  });

  it('deletes what lies below and nothing beside', () => {
    const resources = createResourceStore(open());
    for (const tail of ['a', 'a/deployments/d', 'a0', 'a-b'])
      resources.put(`${WS}/batchEndpoints/${tail}`, { properties: {} }, stamp);
    expect(resources.delete(`${WS}/batchEndpoints/A`)).toBe(true);
    expect(resources.delete(`${WS}/batchEndpoints/A`)).toBe(false);
    expect(resources.listChildren(WS, 'batchEndpoints').items.map(({ name }) => name)).toEqual(['a0', 'a-b']);
    expect(resources.get(`${WS}/batchEndpoints/a/deployments/d`)).toBeUndefined();
  });

  it('walks every item once, whatever the page size and direction', () => {
    const resources = createResourceStore(open());
    const names = Array.from({ length: 7 }, (_, index) => `n${index}`);
    for (const name of names) resources.put(`${WS}/models/${name}`, { properties: {} }, stamp);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.boolean(), (limit, newestFirst) => {
        const seen: string[] = [];
        let after: number | undefined;
        do {
          const page = resources.listChildren(WS, 'models', { limit, after, newestFirst });
          seen.push(...page.items.map(({ name }) => name));
          after = page.next ?? undefined;
        } while (after !== undefined);
        expect(seen).toEqual(newestFirst ? names.toReversed() : names);
      }),
    );
  });
});

describe('continuation tokens', () => {
  it('come back as the number that went in; foreign text is null', () => {
    fc.assert(fc.property(fc.nat(), (sequence) => sequenceOf(continuationOf(sequence)) === sequence));
    expect([sequenceOf('12'), sequenceOf('%%%'), sequenceOf('')]).toEqual([null, null, null]);
  });
});

describe('job store', () => {
  it('finds runs by parent and child name, lists newest first and filters', () => {
    const jobs = createJobStore(open());
    for (const [name, endpoint, deployment] of [
      ['j1', 'e', 'd1'],
      ['j2', 'e', 'd2'],
      ['j3', 'f', 'd1'],
    ] as const)
      jobs.insert(job(name, endpoint, deployment));
    expect(jobs.findRun('J2')).toMatchObject({ role: 'parent', record: { plan: { jobName: 'j2' } } });
    expect(jobs.findRun('j2-CHILD')).toMatchObject({ role: 'child', record: { plan: { jobName: 'j2' } } });
    expect(jobs.findRun('nobody')).toBeUndefined();
    const names = (records: JobRecord[]) => records.map(({ plan }) => plan.jobName);
    expect(names(jobs.list())).toEqual(['j3', 'j2', 'j1']);
    expect(names(jobs.list({ endpointName: 'E' }))).toEqual(['j2', 'j1']);
    expect(names(jobs.list({ endpointName: 'e', deploymentName: 'd1' }))).toEqual(['j1']);
    const first = jobs.page({}, { limit: 2 });
    expect(names(first.items)).toEqual(['j3', 'j2']);
    expect(names(jobs.page({}, { limit: 2, after: first.next ?? -1 }).items)).toEqual(['j1']);
  });

  it('forgets no part of a record on update and drops ended jobs from the unfinished', () => {
    const jobs = createJobStore(open());
    jobs.insert(job('j1', 'e', 'd'));
    expect(jobs.unfinished()).toEqual([job('j1', 'e', 'd')]);
    const parent = { ...job('j1', 'e', 'd').parent, status: 'Completed' as const, endedAt: stamp.at };
    jobs.update('J1', { parent });
    expect(jobs.get('j1')).toEqual({ ...job('j1', 'e', 'd'), parent });
    expect(jobs.unfinished()).toEqual([]);
  });
});

describe('operation store', () => {
  it('is pending until its time, and gives a due delete until it is settled', () => {
    const operations = createOperationStore(open());
    const target = `${WS}/batchEndpoints/e`;
    const doneAt = '2026-11-22T10:00:01.000Z';
    operations.insert({ name: 'be:1', target, kind: 'Deleting', startedAt: stamp.at, doneAt });
    expect(operations.pending(target.toUpperCase(), new Date('2026-11-22T10:00:00.999Z'))?.name).toBe('be:1');
    expect(operations.dueDeletes(new Date('2026-11-22T10:00:00.999Z'))).toEqual([]);
    expect(operations.pending(target, new Date(doneAt))).toBeUndefined();
    expect(operations.dueDeletes(new Date(doneAt)).map(({ name }) => name)).toEqual(['be:1']);
    operations.settled('be:1');
    expect(operations.dueDeletes(new Date(doneAt))).toEqual([]);
  });
});
