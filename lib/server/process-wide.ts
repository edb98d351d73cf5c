import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { RegionalOrigins } from '@/lib/azureml/regional';
import { ThrottleGate } from '@/lib/azureml/throttle-gate';
import type { TransportParts } from '@/lib/azureml/transport';
import { send } from './send';
import { Snapshots } from './snapshots';

interface Submission {
  /** Stands for the tokens it goes upstream with. */
  callerId: string;
  started: Promise<{ jobName: string; existed: boolean }>;
}

export interface ProcessWide {
  transport: TransportParts;
  snapshots: Snapshots;
  /** Figures of jobs, small and many: those of ended jobs outlive every write to the workspace. */
  figures: Snapshots;
  regionalOrigins: RegionalOrigins;
  /** Submissions under way or just done, by workspace, endpoint and request key. */
  submissions: Map<string, Submission>;
  /** Ends of work that goes one after the other, by what it works on. */
  turns: Map<string, Promise<void>>;
}

const KEY = Symbol.for('batch-studio.process');
type Holder = typeof globalThis & { [KEY]?: ProcessWide };

const makeSnapshots = () => {
  const proofs = new Map<string, number>();
  const many = { entries: 20_000, bytes: 4 * 1024 * 1024, proofs: 20_000 };
  return { snapshots: new Snapshots(proofs), figures: new Snapshots(proofs, Date.now, many) };
};

const make = (): ProcessWide => ({
  transport: {
    send,
    gate: new ThrottleGate(),
    now: () => new Date(),
    random: Math.random,
    sleep: (ms) => sleep(ms),
  },
  ...makeSnapshots(),
  regionalOrigins: new RegionalOrigins(),
  submissions: new Map(),
  turns: new Map(),
});

/** What all requests of this process share. On globalThis, because a bundler may load a module once per route. */
export function processWide(): ProcessWide {
  const holder: Holder = globalThis;
  holder[KEY] ??= make();
  return holder[KEY];
}
