import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartError } from '../supervisor';
import { createJobStore, createResourceStore, openDatabase } from '.';
import { migrate } from './migrations';

const versionOf = (db: Database.Database) => db.prepare('PRAGMA user_version').get();

describe('a state folder', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'state-'));
    file = path.join(dir, 'workspace.db');
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('is written so that a kill takes no row that was committed', () => {
    const db = openDatabase(file);
    expect(db.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    expect(db.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 1 });
    db.close();
  });

  it('of the time before versions is migrated and keeps its jobs and resources', () => {
    const old = new Database(file);
    old.exec(`
      CREATE TABLE jobs (sequence INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, child_name TEXT NOT NULL,
        endpoint_name TEXT NOT NULL, deployment_name TEXT NOT NULL, ended INTEGER NOT NULL, plan TEXT NOT NULL,
        parent TEXT NOT NULL, child TEXT, submission TEXT NOT NULL);
      INSERT INTO jobs VALUES (7, 'BatchJob-1', 'Child-1', 'e', 'd', 0, '{"jobName":"BatchJob-1"}', '{"status":"Running"}',
        NULL, '{}');
      CREATE TABLE resources (sequence INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, id TEXT NOT NULL,
        parent_key TEXT NOT NULL, collection TEXT NOT NULL, body TEXT NOT NULL, created_at TEXT NOT NULL,
        created_by TEXT NOT NULL, modified_at TEXT NOT NULL, modified_by TEXT NOT NULL);
      INSERT INTO resources VALUES (3, '/providers/n/models/m', '/providers/n/models/m', '', 'models',
        '{"properties":{"a":1}}', 't', 'Ann', 't', 'Ann');`);
    old.close();
    const db = openDatabase(file);
    expect(versionOf(db)).toMatchObject({ user_version: 1 });
    expect(createJobStore(db).findRun('child-1')).toMatchObject({
      role: 'child',
      record: { plan: { jobName: 'BatchJob-1' } },
    });
    expect(createJobStore(db).unfinished()).toHaveLength(1);
    expect(createResourceStore(db).get('/providers/n/models/M')?.body.properties).toEqual({ a: 1 });
    db.close();
  });

  it('of a newer version is refused with a sentence, and left as it is', () => {
    const newer = new Database(file);
    newer.exec('PRAGMA user_version = 9');
    newer.close();
    expect(() => openDatabase(file)).toThrow(StartError);
    expect(() => openDatabase(file)).toThrow(
      /newer version of this program \(its version is 9, this program knows 1\).*--state/,
    );
    const db = new Database(file);
    expect(versionOf(db)).toMatchObject({ user_version: 9 });
    db.close();
  });
});

it('a step that fails leaves the version before it, and the steps before it stand', () => {
  const db = new Database(':memory:');
  const make = (name: string) => (at: Database.Database) => void at.exec(`CREATE TABLE ${name} (x)`);
  const fail = (at: Database.Database) => {
    make('half')(at);
    throw new Error('no');
  };
  expect(() => migrate(db, [make('one'), fail])).toThrow('no');
  expect(versionOf(db)).toMatchObject({ user_version: 1 });
  migrate(db, [make('one'), make('half')]);
  expect(versionOf(db)).toMatchObject({ user_version: 2 });
});
