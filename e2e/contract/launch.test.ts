import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDoor } from '../fixtures/door';
import { freePort, freePorts, isFree, type Launched, launch, stateFolder } from '../fixtures/launcher';

const state = stateFolder();
afterAll(() => state.remove());

const answers = async (url: string) => (await fetch(url)).status;
/** ready.json as DESIGN section 4 has it, for a product on these ports. */
function doorOn({ port, workspace, storage, tls }: Awaited<ReturnType<typeof freePorts>>, pid: number | undefined) {
  const [http, https] = [`http://localhost:${workspace}`, `https://localhost:${tls}`];
  const metadata = '/metadata/endpoints?api-version=2022-09-01';
  const token = (origin: string) => z.string().regex(new RegExp(`^${origin}/[0-9a-f-]{36}/oauth2/v2\\.0/token$`));
  return z.strictObject({
    dashboardUrl: z.literal(`http://localhost:${port}`),
    armBaseUrl: z.literal(http),
    armBaseUrlTls: z.literal(https),
    caFile: z.string().endsWith('ca.pem').refine(existsSync),
    metadataUrl: z.literal(`${http}${metadata}`),
    metadataUrlTls: z.literal(`${https}${metadata}`),
    tokenUrl: token(http),
    tokenUrlTls: token(https),
    tenantId: z.guid(),
    clientId: z.guid(),
    clientSecret: z.string().min(16),
    subscriptionId: z.guid(),
    resourceGroupName: z.string().min(1),
    workspaceName: z.literal('local-workspace'),
    blobBaseUrl: z.string().regex(new RegExp(`^http://localhost:${storage}/[a-z0-9]+$`)),
    blobBaseUrlTls: z.string().regex(new RegExp(`^https://[a-z0-9]+\\.blob\\.core\\.localhost:${storage}$`)),
    region: z.literal('local'),
    users: z.array(z.object({ username: z.email() })).length(3),
    pid: z.literal(pid ?? 0),
  });
}

describe('ready.json', () => {
  it('holds every field of the door and is readable by its owner alone', () => {
    const door = readDoor();
    expect(door.workspaceName).toBe('local-workspace');
    expect(door.users.map((user) => user.username)).toEqual([
      'owner@local.test',
      'reader@local.test',
      'scorer@local.test',
    ]);
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
  let ports: Awaited<ReturnType<typeof freePorts>>;
  let flags: string[];
  let first: Launched;
  let again: Launched | undefined;
  const areFree = () => Promise.all(Object.values(ports).map(isFree));
  const inState = (name: string) => path.join(state.folder, name);

  beforeAll(async () => {
    ports = await freePorts();
    flags = [
      ['--port', ports.port],
      ['--workspace-port', ports.workspace],
      ['--storage-port', ports.storage],
      ['--state', state.folder],
    ].flatMap((flag) => flag.map(String));
    first = launch(flags);
    await first.prints(/Batch Studio is ready/);
  });
  afterAll(async () => {
    for (const each of [first, again]) each?.child.kill();
    await Promise.all([first?.exited, again?.exited]);
  });

  it('writes the ready.json that programs rely on, field by field', () => {
    const door = doorOn(ports, first.child.pid).parse(JSON.parse(readFileSync(inState('ready.json'), 'utf8')));
    expect(door.caFile.startsWith(state.folder)).toBe(true);
    expect(door.blobBaseUrl).toContain(`/${new URL(door.blobBaseUrlTls).hostname.split('.')[0]}`);
  });

  it('says where the first runs when it is started again on the same folder', async () => {
    const second = launch(flags);
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`already runs on ${state.folder}, at http://localhost:${ports.port}`);
  });

  it('ends with one sentence when a port is in use, and the door of a start that was killed is gone', async () => {
    const other = stateFolder();
    const { port, workspace: workspacePort, storage: storagePort } = ports;
    writeFileSync(path.join(other.folder, 'ports.json'), JSON.stringify({ port, workspacePort, storagePort }));
    writeFileSync(path.join(other.folder, 'ready.json'), '{}');
    const third = launch(['--state', other.folder]);
    expect(await third.exited).toBe(1);
    expect(third.output().trim()).toMatch(
      /^Port \d+ is in use\. Stop the program that holds it, or choose another: npm start -- --port \d+$/,
    );
    expect(existsSync(path.join(other.folder, 'ready.json'))).toBe(false);
    other.remove();
  });

  it('stops every part on Ctrl-C, frees the ports and removes ready.json', async () => {
    first.child.kill('SIGINT');
    expect(await first.exited).toBe(0);
    expect(await areFree()).toEqual([true, true, true, true]);
    expect(existsSync(inState('ready.json'))).toBe(false);
  });

  it('is up again on the same folder and the same ports', async () => {
    again = launch(['--state', state.folder]);
    await again.prints(/Batch Studio is ready/);
    console.info(`A second start: ${/ready \(([^)]+)\)/.exec(again.output())?.[1]}`);
    expect(again.output()).not.toMatch(/Installing|Building/);
    expect(await answers(`http://localhost:${ports.port}/api/health`)).toBe(200);
  });

  it('ends with the program that started it', async () => {
    again?.child.disconnect();
    expect(await again?.exited).toBe(0);
    expect(await areFree()).toEqual([true, true, true, true]);
  });

  it('refuses --reset without a terminal and without --yes', async () => {
    const reset = launch(['--reset', '--state', state.folder]);
    expect(await reset.exited).toBe(1);
    expect(reset.output()).toContain('npm start -- --reset --yes');
    expect(existsSync(inState('workspace.db'))).toBe(true);
  });

  it('removes with --reset all that it ever wrote but its two locks, and nothing else', async () => {
    writeFileSync(inState('thesis.doc'), 'x');
    const taken = net.createServer().listen(ports.port, '127.0.0.1'); // it gets no further than the reset
    await once(taken, 'listening');
    const reset = launch([...flags, '--reset', '--yes']);
    expect(await reset.exited).toBe(1);
    taken.close();
    expect(reset.output()).toContain('because Batch Studio did not make it: thesis.doc\n');
    expect(readdirSync(state.folder).sort()).toEqual(['running', 'thesis.doc', 'workspace.lock']);
    expect(readdirSync(inState('running'))).toEqual([]);
    expect(statSync(inState('workspace.lock')).size).toBe(0);
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
