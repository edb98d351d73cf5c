import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { jobEnd, waitFor } from '../fixtures/waiting';
import { Load } from './load';
import { isAlive, kill, processesOf, processesOn, type StepKind } from './processes';
import { seeded } from './random';
import { bareStartMs, Life, type WorkspaceOptions } from './workspace';

const targets = ['workspace', 'storage', 'worker', 'all'] as const;
type Target = (typeof targets)[number];

export interface CrashReport {
  kills: Record<Target, number>;
  /** Kills while a step of a pipeline was at work, by its kind. */
  inSteps: Record<StepKind, number>;
  jobs: number;
  uploads: number;
  assets: number;
  rowsLost: number;
  rowsDoubled: number;
  jobsNotCompleted: string[];
  uploadsLost: string[];
  assetsLost: string[];
  orphans: number;
  /** From the start after a kill to the instant when it serves. */
  recoveryMs: number[];
  /** The same as a multiple of a bare start of Node at that time. */
  recoveryOfBare: number[];
}

export interface CrashOptions extends Omit<WorkspaceOptions, 'state'> {
  instants: number;
  seed: number;
  /** The longest time from the begin of a load to its kill. */
  withinMs: number;
  told?(line: string): void;
}

const storageBackSeconds = 30;
const stepWaitSeconds = 30;
/** Two kills of three meet a step of a pipeline within about the time that it takes. */
const stepsInTurn: readonly (StepKind | null)[] = [null, 'command', 'parallel'];
const stepMs = 900;

/** Kills parts of one workspace at seeded instants, life after life, and counts what is missing in the end. */
class CrashLoop {
  readonly report: CrashReport = {
    kills: { workspace: 0, storage: 0, worker: 0, all: 0 },
    inSteps: { command: 0, parallel: 0 },
    ...{ jobs: 0, uploads: 0, assets: 0, rowsLost: 0, rowsDoubled: 0, orphans: 0 },
    ...{ jobsNotCompleted: [], uploadsLost: [], assetsLost: [], recoveryMs: [], recoveryOfBare: [] },
  };

  private constructor(
    private readonly options: CrashOptions & WorkspaceOptions,
    private life: Life,
    private readonly load: Load,
    private readonly random: () => number,
  ) {}

  static async run(options: CrashOptions & WorkspaceOptions): Promise<CrashReport> {
    const life = await Life.start(options);
    let loop: CrashLoop | null = null;
    try {
      const load = await Load.open(() => (loop?.life ?? life).azure);
      loop = new CrashLoop(options, life, load, seeded(options.seed));
      for (let at = 1; at <= options.instants; at += 1) await loop.instant(at);
      await loop.verify();
    } finally {
      await (loop?.life ?? life).stop();
    }
    loop.report.orphans += processesOn(options.state).length;
    return loop.report;
  }

  private async instant(at: number): Promise<void> {
    const wanted = targets[Math.floor(this.random() * targets.length)] ?? 'all';
    const share = this.random();
    this.load.begin();
    const step = stepsInTurn[at % stepsInTurn.length] ?? null;
    const isMet = step !== null && (await this.isAtWork(step));
    const afterMs = Math.floor(share * (isMet ? stepMs : this.options.withinMs));
    await delay(afterMs);
    const before = processesOf(this.life.pid);
    const isThere = before.some(({ part }) => part === wanted);
    const target = isThere ? wanted : 'all';
    const hit = before.filter(({ part }) => target === 'all' || part === target);
    for (const { pid } of hit) kill(pid);
    this.report.kills[target] += 1;
    for (const kind of new Set(before.flatMap(({ step }) => step ?? []))) this.report.inSteps[kind] += 1;
    this.options.told?.(
      `${at}: ${target} after ${afterMs} ms${isMet ? ` of a ${step} step` : ''} (${hit.length} of ${before.length} processes)`,
    );
    await this.recover(before.map(({ pid }) => pid));
    await this.load.rest();
  }

  /** Waits for a step of a pipeline, which has to come after what was there before it. */
  private isAtWork = (step: StepKind): Promise<boolean> =>
    waitFor(
      `a ${step} step`,
      async () => (processesOf(this.life.pid).some((running) => running.step === step) ? true : null),
      stepWaitSeconds,
    ).catch(() => false);

  private async recover(before: number[]): Promise<void> {
    // A storage process that was killed too often within a minute takes the workspace with it, which says so.
    if (isAlive(this.life.pid)) await this.storageIsBack().catch(() => this.life.exited);
    if (isAlive(this.life.pid)) return;
    const bare = await bareStartMs();
    this.life = await Life.start(this.options);
    this.report.recoveryMs.push(this.life.startMs);
    this.report.recoveryOfBare.push(this.life.startMs / bare);
    const gone = () => before.filter(isAlive).length === 0;
    await waitFor('the processes of the life before to end', async () => (gone() ? true : null), 10).catch(() => {
      this.report.orphans += before.filter(isAlive).length;
    });
  }

  private storageIsBack = () =>
    waitFor(
      'blob storage',
      () =>
        this.life.azure
          .container()
          .then(isAnswering)
          .catch(() => null),
      storageBackSeconds,
    );

  private async verify(): Promise<void> {
    const { load, report } = this;
    await this.verifyJobs();
    for (const name of load.uploads) if (!(await load.isUploaded(name))) report.uploadsLost.push(name);
    for (const name of load.assets) {
      const { status } = await this.life.azure.arm('GET', `data/${name}/versions/1`);
      if (status !== 200) report.assetsLost.push(name);
    }
    Object.assign(report, { jobs: load.jobs.length, uploads: load.uploads.length, assets: load.assets.length });
  }

  private async verifyJobs(): Promise<void> {
    const { load, report } = this;
    for (const job of load.jobs) {
      const status = await jobEnd(this.life.azure, job.name, 300);
      if (status !== 'Completed') report.jobsNotCompleted.push(`${job.name} ${status}`);
      const rows = status === 'Completed' ? await load.rowsOf(job) : [];
      const seen = new Set(rows);
      report.rowsLost += job.rows.filter((row) => !seen.has(row)).length;
      report.rowsDoubled += rows.length - seen.size;
    }
  }
}

const isAnswering = (container: { exists(): Promise<boolean> }) => container.exists().then((found) => found || null);

/** Runs the loop on a state folder of its own, which is removed. */
export async function crashes(options: CrashOptions): Promise<CrashReport> {
  const state = mkdtempSync(path.join(tmpdir(), 'studio-crash-'));
  try {
    return await CrashLoop.run({ ...options, state });
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}
