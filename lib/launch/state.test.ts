import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { choosePorts } from './ports.cjs';
import { lock, readyFile, reset, writeReady } from './state.cjs';

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

describe('the state folder', () => {
  it('is held by one program at a time and says where the first runs', () => {
    writeFileSync(path.join(state, 'lock'), String(process.ppid));
    writeReady(state, { dashboardUrl: 'http://localhost:3000' });
    expect(() => lock(state)).toThrow(/already runs on .*, at http:\/\/localhost:3000\. Stop it there/);
  });

  it('is taken over from a process that is gone', () => {
    writeFileSync(path.join(state, 'lock'), '999999999');
    const release = lock(state);
    expect(readFileSync(path.join(state, 'lock'), 'utf8')).toBe(String(process.pid));
    release();
    expect(existsSync(path.join(state, 'lock'))).toBe(false);
  });

  it('holds a ready file that only its owner can read', () => {
    writeReady(state, { clientSecret: 'x' });
    expect(statSync(readyFile(state)).mode & 0o777).toBe(0o600);
  });

  it('is not reset without a terminal and without --yes', async () => {
    writeFileSync(path.join(state, 'ports.json'), '{}');
    await expect(reset({ state, yes: false })).rejects.toThrow(/npm start -- --reset --yes/);
    expect(existsSync(path.join(state, 'ports.json'))).toBe(true);
  });

  it('is emptied with --yes, but never a folder that is not ours', async () => {
    writeFileSync(path.join(state, 'thesis.doc'), 'x');
    await expect(reset({ state, yes: true })).rejects.toThrow(/was not made by Batch Studio/);
    writeFileSync(path.join(state, 'ports.json'), '{}');
    await reset({ state, yes: true });
    expect(existsSync(path.join(state, 'ports.json'))).toBe(false);
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
