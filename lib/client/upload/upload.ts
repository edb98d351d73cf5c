import type { UploadTarget } from '@/lib/contracts/api/views';
import { BUNDLED_BELOW, planBundles } from './bundle';
import { browserClock, type UploadClock } from './clock';
import { createGate } from './gate';
import { Halted } from './halted';
import type { UploadFile } from './layout';
import { failureOf } from './retry';
import { createRightKeeper } from './right-keeper';
import { sendBundle } from './send-bundle';
import { sendFile } from './send-file';
import { createTally, type Tally, type UploadItem, type UploadProgress } from './tally';
import type { SendTools } from './tools';
import { blobName, type UploadTransport } from './transport';

const IN_FLIGHT = 6;
const BUNDLES_IN_FLIGHT = 2;

export interface UploadOptions {
  files: UploadFile[];
  target: UploadTarget;
  transport: UploadTransport;
  /** Called at every change; read `progress()` when it suits. */
  onProgress(): void;
  clock?: UploadClock;
  /** ASCII, random per upload. */
  session?: string;
}

export interface Upload {
  /** Sends everything that is not stored yet, failed files included; resolves when the run has ended, in whatever way. */
  run(): Promise<UploadProgress>;
  pause(): void;
  resume(): void;
  /** Ends the run; what is stored stays stored, and `run` goes on from there. */
  cancel(): void;
  /** Takes a failed file out, so that it is neither sent nor counted. */
  leaveOut(path: string): void;
  progress(): UploadProgress;
}

class Canceled extends Error {}

/** Gates and abort signal of one run; a closed gate does not open again, so every run has its own. */
function createRun() {
  const abort = new AbortController();
  const gates = {
    requests: createGate(IN_FLIGHT),
    files: createGate(IN_FLIGHT),
    bundles: createGate(BUNDLES_IN_FLIGHT),
  };
  const all = Object.values(gates);
  return {
    ...gates,
    signal: abort.signal,
    hold: () => {
      for (const gate of all) gate.hold();
    },
    release: () => {
      for (const gate of all) gate.release();
    },
    end: (reason: Error) => {
      if (abort.signal.aborted) return;
      abort.abort(reason);
      for (const gate of all) gate.close(reason);
    },
  };
}
type Run = ReturnType<typeof createRun>;

const isLarge = ({ file }: UploadItem) => file.size >= BUNDLED_BELOW;
const isToBeSentDirectly = (item: UploadItem) => isLarge(item) && item.state !== 'stored' && item.state !== 'failed';

async function sendAll(items: UploadItem[], run: Run, tools: SendTools): Promise<void> {
  const bundles = planBundles(items.filter(({ file }) => file.size < BUNDLED_BELOW));
  const large = items.filter(isLarge);
  if (bundles.length > 0) run.requests.setCapacity(IN_FLIGHT - BUNDLES_IN_FLIGHT);
  const small = Promise.allSettled(
    bundles.map((bundle) => run.bundles.pass(() => sendBundle(bundle, tools)).catch(run.end)),
  ).then(() => run.requests.setCapacity(IN_FLIGHT));
  await Promise.allSettled([small, ...large.map((item) => run.files.pass(() => sendFile(item, tools)).catch(run.end))]);
}

/** `reason` is why the run was ended before its end; undefined when it was not. */
function settle(tally: Tally, reason: unknown): void {
  for (const item of tally.items) if (item.state === 'sending') tally.waiting(item);
  const { files } = tally.progress();
  if (files.stored === files.total) tally.setPhase('stored');
  else if (reason === undefined) tally.setPhase('incomplete');
  else if (reason instanceof Canceled) tally.setPhase('canceled');
  else tally.setPhase('halted', reason instanceof Halted ? reason.failure : failureOf(reason));
}

/** The upload engine: state and requests of one folder of files. Nothing is sent before `run`. */
export function createUpload(options: UploadOptions): Upload {
  const { files, target, transport, onProgress, clock = browserClock } = options;
  const session = options.session ?? crypto.randomUUID();
  const tally = createTally(files, clock.now, onProgress);
  const rights = createRightKeeper(
    (blobs) => transport.rights(target, blobs),
    () => tally.items.filter(isToBeSentDirectly).map(({ path }) => blobName(target, path)),
    clock.now,
  );
  const way: SendTools['way'] = { direct: target.direct ? 'untried' : 'refused' };
  let current: { run: Run; ended: Promise<UploadProgress> } | null = null;

  const start = async (run: Run) => {
    for (const item of tally.items) if (item.state === 'failed') tally.waiting(item);
    tally.setPhase('sending');
    const retry = { signal: run.signal, wait: clock.wait, random: clock.random };
    const tools: SendTools = { transport, target, rights, tally, retry, session, way, requests: run.requests };
    await sendAll(
      tally.items.filter(({ state }) => state === 'waiting'),
      run,
      tools,
    );
    current = null;
    settle(tally, run.signal.reason);
    return tally.progress();
  };

  return {
    run: () => {
      if (current) return current.ended;
      const run = createRun();
      const ended = start(run);
      current = { run, ended };
      return ended;
    },
    pause: () => {
      current?.run.hold();
      if (current) tally.setPhase('paused');
    },
    resume: () => {
      current?.run.release();
      if (current) tally.setPhase('sending');
    },
    cancel: () => current?.run.end(new Canceled()),
    leaveOut: (path) => {
      tally.removeFailed(path);
      if (!current && tally.progress().phase === 'incomplete') settle(tally, undefined);
    },
    progress: tally.progress,
  };
}
