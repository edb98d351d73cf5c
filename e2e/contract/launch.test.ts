import { existsSync, statSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDoor } from '../fixtures/door';
import { freePort, type Launched, launch, stateFolder } from '../fixtures/launcher';

const state = stateFolder();
afterAll(() => state.remove());

const answers = async (url: string) => (await fetch(url)).status;
const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = net.createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

describe('ready.json', () => {
  it('holds every field of the door and is readable by its owner alone', () => {
    const door = readDoor();
    expect(door.workspaceName).toBe('local-workspace');
    expect(door.users.map((user) => user.username)).toEqual(['owner@local.test', 'reader@local.test']);
    expect(statSync(process.env.STUDIO_READY_FILE ?? '').mode & 0o777).toBe(0o600);
    expect(existsSync(door.caFile)).toBe(true);
  });

  it('names addresses that answer', async () => {
    const door = readDoor();
    expect(await answers(`${door.dashboardUrl}/api/health`)).toBe(200);
    expect(await answers(door.metadataUrl)).toBe(200);
    expect(await answers(door.metadataUrlTls)).toBe(200);
  });
});

describe('npm start', () => {
  let ports: number[];
  let flags: string[];
  let first: Launched;

  beforeAll(async () => {
    const [port, storage] = [await freePort(), await freePort()];
    const workspace = 41_000 + (process.pid % 900) * 10;
    ports = [port, workspace, workspace + 2, storage];
    flags = [
      '--port',
      `${port}`,
      '--workspace-port',
      `${workspace}`,
      '--storage-port',
      `${storage}`,
      '--state',
      state.folder,
    ];
    first = launch(flags);
    await first.prints(/Batch Studio is ready/);
  });

  it('says where the first runs when it is started again on the same folder', async () => {
    const second = launch(flags);
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`already runs on ${state.folder}, at http://localhost:${ports[0]}`);
  });

  it('ends with one sentence when a port is in use', async () => {
    const other = stateFolder();
    const third = launch([...flags.slice(0, -1), other.folder]);
    expect(await third.exited).toBe(1);
    expect(third.output().trim()).toMatch(
      /^Port \d+ is in use\. Stop the program that holds it, or choose another: npm start -- --port \d+$/,
    );
    other.remove();
  });

  it('stops every part on Ctrl-C, frees the ports and removes ready.json', async () => {
    first.child.kill('SIGINT');
    expect(await first.exited).toBe(0);
    expect(await Promise.all(ports.map(isFree))).toEqual([true, true, true, true]);
    expect(existsSync(path.join(state.folder, 'ready.json'))).toBe(false);
  });

  it('refuses --reset without a terminal and without --yes', async () => {
    const reset = launch(['--reset', '--state', state.folder]);
    expect(await reset.exited).toBe(1);
    expect(reset.output()).toContain('npm start -- --reset --yes');
    expect(existsSync(path.join(state.folder, 'workspace.db'))).toBe(true);
  });
});

describe('npm start for an Azure cloud', () => {
  it.each([
    [
      { STUDIO_CLOUD: 'AzureClown', STUDIO_CLIENT_ID: '11111111-2222-4333-8444-555555555555' },
      /STUDIO_CLOUD .*AzureCloud/,
    ],
    [{ STUDIO_CLOUD: 'AzureCloud' }, /STUDIO_CLIENT_ID is missing/],
    [{ STUDIO_CLOUD: 'AzureCloud', STUDIO_CLIENT_ID: 'mine' }, /STUDIO_CLIENT_ID is not a GUID/],
  ])('ends with a sentence for %j', async (env, sentence) => {
    const wrong = launch(['--port', `${await freePort()}`], env);
    expect(await wrong.exited).toBe(1);
    expect(wrong.output()).toMatch(sentence);
  });
});
