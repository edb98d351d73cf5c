import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enroll } from './holders.cjs';
import { choosePorts } from './ports.cjs';
import { reset } from './reset.cjs';
import { empty, lock, readyFile, rememberedPorts, rememberPorts, writeReady } from './state.cjs';

let state: string;
beforeEach(() => {
  state = mkdtempSync(path.join(tmpdir(), 'studio-state-'));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

const listenSomewhere = () =>
  new Promise<{ port: number; close: () => void }>((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address ? address.port : 0, close: () => server.close() });
    });
  });

const inState = (name: string) => path.join(state, name);
const PORTS = { port: 3000, workspacePort: 3100, storagePort: 3101 };

describe('the state folder', () => {
  it('is held by one program at a time and says where the first runs', async () => {
    rememberPorts(state, PORTS);
    enroll(inState('running'), process.ppid);
    writeReady(state, { dashboardUrl: 'http://localhost:3000' });
    await expect(lock(state)).rejects.toThrow(/already runs on .*, at http:\/\/localhost:3000\. Stop it there/);
  });

  it('is made when it is not there', async () => {
    await lock(inState('new'));
    expect(statSync(inState('new')).mode & 0o777).toBe(0o700);
  });

  it('is not taken when it holds the files of somebody else', async () => {
    writeFileSync(inState('thesis.doc'), 'x');
    mkdirSync(inState('logs'));
    await expect(lock(state)).rejects.toThrow(/was not made by Batch Studio; nothing was changed/);
    expect(readdirSync(state).sort()).toEqual(['logs', 'thesis.doc']);
    await expect(lock(inState('thesis.doc'))).rejects.toThrow(/is a file; --state takes a folder/);
  });

  it('may be the top of a file system, or hold what a first start that was killed had begun', async () => {
    mkdirSync(inState('lost+found'));
    writeFileSync(inState('ports.json.4711'), '');
    await lock(state);
    expect(readdirSync(inState('running'))).toHaveLength(1);
  });

  it('holds a ready file that only its owner can read', () => {
    writeReady(state, { clientSecret: 'x' });
    expect(statSync(readyFile(state)).mode & 0o777).toBe(0o600);
  });

  it('is not reset without a terminal and without --yes', async () => {
    rememberPorts(state, PORTS);
    await expect(reset({ state, yes: false })).rejects.toThrow(/npm start -- --reset --yes/);
    expect(rememberedPorts(state)).toEqual(PORTS);
  });

  it('is emptied with --yes of what is ours, and of nothing else', async () => {
    rememberPorts(state, PORTS);
    await lock(state);
    for (const name of ['workspace.db', 'workspace.db-wal', 'workspace.lock', 'workspace.lock-journal', 'thesis.doc'])
      writeFileSync(inState(name), 'x');
    for (const name of ['azurite', 'jobs', 'jobs of mine']) mkdirSync(inState(name));
    await reset({ state, yes: true });
    const locks = ['workspace.lock', 'workspace.lock-journal'];
    expect(readdirSync(state).sort()).toEqual(['jobs of mine', 'running', 'thesis.doc', ...locks]);
    expect(empty(state), 'what it says is not ours').toEqual(['jobs of mine', 'thesis.doc']);
  });
});

describe('ports', () => {
  it('are remembered once chosen', async () => {
    const [a, b, c] = [await listenSomewhere(), await listenSomewhere(), await listenSomewhere()];
    for (const { close } of [a, b, c]) close();
    const chosen = { port: a.port, workspacePort: b.port, storagePort: c.port };
    expect(await choosePorts({ ...chosen, state })).toEqual(chosen);
    expect(await choosePorts({ state })).toEqual(chosen);
  });

  it('in use end with one sentence that names the flag', async () => {
    const taken = await listenSomewhere();
    await expect(choosePorts({ port: taken.port, state })).rejects.toThrow(
      `Port ${taken.port} is in use. Stop the program that holds it, or choose another: npm start -- --port`,
    );
    taken.close();
  });

  it('named twice are refused', async () => {
    await expect(choosePorts({ port: 40_102, workspacePort: 40_100, storagePort: 40_150, state })).rejects.toThrow(
      /Port 40102 is asked for twice/,
    );
  });
});
