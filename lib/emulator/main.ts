/** The local workspace: one process, its parts under one supervisor. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createWorkspaceApi } from './azureml';
import { createEngine } from './compute';
import { SPA_CLIENT_ID } from './directory';
import { addressesOf, doorOf } from './door';
import { createFaults } from './faults';
import { createIdentity, isIdentityPath } from './identity';
import { storageTokens } from './identity/storage-tokens';
import { type Options, parseOptions, resolvePython } from './options';
import { seedWorkspace } from './seed';
import { startStorage } from './storage';
import { createJobStore, createResourceStore, holdAlone, openDatabase } from './store';
import { createSupervisor, StartError, Stopped } from './supervisor';
import { ensureCertificates, type Handler, startTransport, type TlsFiles } from './transport';

const faults = createFaults();
const { clock } = faults;
const warn = (line: string) => void process.stderr.write(`${line}\n`);
const supervisor = createSupervisor(warn);

const quit = (code: number) => void supervisor.stop().then(() => process.exit(code));

/** A proxy of the machine has no business between two processes on it. */
function keepLoopbackOffProxies(): void {
  const given = process.env.NO_PROXY ?? process.env.no_proxy;
  process.env.NO_PROXY = [given, 'localhost', '127.0.0.1', '::1'].filter(Boolean).join(',');
}

function announce(door: ReturnType<typeof doorOf>): void {
  const ready = { type: 'ready', door, appClientId: SPA_CLIENT_ID };
  if (process.send) process.send(ready);
  else process.stdout.write(`${JSON.stringify(ready)}\n`);
}

async function startStorageIn(options: Options, tls: TlsFiles) {
  const { stateDir, storagePort: port, dashboardUrl: allowedOrigin } = options;
  const onLost = (reason: string) => {
    warn(`Blob storage cannot be kept running (${reason}): start again, or with --reset if it happens again.`);
    quit(1);
  };
  const dir = path.join(stateDir, 'azurite');
  const begin = () => startStorage({ dir, port, tls, allowedOrigin, onLost, warn });
  return supervisor.start('blob storage', begin, (it) => it.close());
}

/** Everything behind the listener, up to the one function that answers requests. */
async function startWorkspace(options: Options, tls: TlsFiles) {
  const { stateDir, dashboardUrl, lifetimes, rateLimitFactor } = options;
  const { origin, tlsOrigin, blobBaseUrl } = addressesOf(options);
  const openMetadata = () => openDatabase(path.join(stateDir, 'workspace.db'));
  const db = await supervisor.start('database', openMetadata, (it) => void it.close());
  const storage = await startStorageIn(options, tls);
  const { blobs, accountKey } = storage;
  faults.mirror(storage.faults);
  const begin = () =>
    createIdentity({
      ...{ db, origin, tlsOrigin, appOrigin: dashboardUrl, clock, lifetimes },
      faults: faults.tokens,
    });
  const identity = await supervisor.start('identity', begin);
  storage.acceptTokens(storageTokens(identity.tokens, origin));
  const [resources, jobs] = [createResourceStore(db), createJobStore(db)];
  await supervisor.start('seed', () => seedWorkspace({ resources, blobs, db }));
  const python = resolvePython(options.python);
  const jobFaults = faults.jobs(jobs);
  const shared = { jobs, blobs, python, clock, accountKey, blobBaseUrl };
  const engine = await supervisor.start(
    'compute',
    () => createEngine({ ...shared, dir: stateDir, nodeStartSeconds: options.nodeStartSeconds, faults: jobFaults }),
    (it) => it.close(),
  );
  jobFaults.joinEngine(engine);
  const { tokens } = identity;
  const api = createWorkspaceApi({
    ...{ ...shared, db, resources, engine, tokens, dashboardUrl, rateLimitFactor },
    faults: faults.api,
  });
  const handler: Handler = (req, res) => (isIdentityPath(req.url ?? '/') ? identity.handler(req, res) : api(req, res));
  return { answer: faults.front(handler, tokens), engine, clientSecret: identity.clientSecret };
}

/** One state folder, one workspace, however it was started. */
const holdState = (stateDir: string) =>
  holdAlone(
    path.join(stateDir, 'workspace.lock'),
    `Another local workspace already runs on ${stateDir}: stop it first, or choose another folder with --state.`,
  );

async function startParts(options: Options) {
  const { stateDir, workspacePort: port, dashboardUrl: appOrigin } = options;
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  await supervisor.start(
    'lock',
    () => holdState(stateDir),
    (release) => release(),
  );
  const tls = await ensureCertificates(path.join(stateDir, 'tls'), clock.now());
  // Bound first: a taken port is reported at once, and an open page hears "starting" instead of a refused connection.
  const begin = () => startTransport({ port, tls, appOrigin });
  const transport = await supervisor.start('listener', begin, (it) => it.close());
  const { answer, engine, clientSecret } = await startWorkspace(options, tls);
  // Started last, so that it is stopped first: no request meets a part that is already gone.
  await supervisor.start(
    'requests',
    () => transport.serve(answer),
    () => transport.close(),
  );
  engine.resume();
  return { caFile: tls.caFile, clientSecret };
}

for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => quit(0));

try {
  // What the workspace writes (keys, tokens, data) is its user's alone.
  process.umask(0o077);
  keepLoopbackOffProxies();
  const options = parseOptions(process.argv.slice(2), process.env);
  announce(doorOf(addressesOf(options), await startParts(options)));
} catch (error) {
  if (!(error instanceof Stopped)) {
    const text = error instanceof Error ? error.message : String(error);
    warn(
      error instanceof StartError
        ? text
        : `The local workspace could not start (${text}): start again, or with --reset.`,
    );
    quit(1);
  }
}
