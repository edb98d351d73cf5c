import type { Fault, FaultOf, Figures, Kind, Numbered } from './fault';
import { createRandom } from './random';

interface Entry extends Numbered {
  random: () => number;
  /** Monotonic milliseconds; a fault of the clock must not change when faults end. */
  until: number;
  met: number;
  applied: number;
  /** The same in the storage process, as far as it has told. */
  elsewhere: { met: number; applied: number };
  timer: NodeJS.Timeout | undefined;
}

/** A fault as the admin route shows it. */
export interface Shown {
  name: string;
  fault: Fault;
  isOn: boolean;
  /** How often it was met, and how often it then happened. */
  met: number;
  applied: number;
}

const isOn = ({ fault, applied, elsewhere, until }: Entry) =>
  applied + elsewhere.applied < (fault.times ?? Number.POSITIVE_INFINITY) && performance.now() < until;

const isOf = <K extends Kind>(given: Fault, kinds: readonly K[]): given is FaultOf<K> =>
  kinds.some((kind) => kind === given.kind);

/**
 * The faults that are switched on, by name, in the order in which they came. They live in memory only: a restart ends
 * them all.
 */
export class FaultRegistry {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<() => void>();
  private lastId = 0;

  /** No fault is defined: the one question that a request asks. */
  get isQuiet(): boolean {
    return this.entries.size === 0;
  }

  put(name: string, fault: Fault): void {
    this.lastId += 1;
    this.remove(name);
    this.add({ id: this.lastId, name, fault });
    this.changed();
  }

  /** Makes these the only faults; those that were here already go on with their counts. */
  replace(faults: readonly Numbered[]): void {
    const kept = new Set(faults.map(({ id }) => id));
    for (const { id, name } of [...this.entries.values()]) if (!kept.has(id)) this.remove(name);
    for (const given of faults) if (this.entries.get(given.name)?.id !== given.id) this.add(given);
    this.changed();
  }

  delete(name: string): boolean {
    const was = this.remove(name);
    if (was) this.changed();
    return was;
  }

  clear(): void {
    for (const name of [...this.entries.keys()]) this.remove(name);
    this.changed();
  }

  list(): Shown[] {
    return [...this.entries.values()].map((entry) => {
      const { name, fault, met, applied, elsewhere } = entry;
      return { name, fault, isOn: isOn(entry), met: met + elsewhere.met, applied: applied + elsewhere.applied };
    });
  }

  /** What happened in this process. */
  figures(): Figures {
    return [...this.entries.values()].map(({ id, met, applied }) => ({ id, met, applied }));
  }

  /** Takes over what happened in the storage process. */
  learn(told: Figures): void {
    for (const entry of this.entries.values())
      entry.elsewhere = told.find(({ id }) => id === entry.id) ?? entry.elsewhere;
  }

  /** Every fault with its number, for another process. */
  numbered(): Numbered[] {
    return [...this.entries.values()].map(({ id, name, fault }) => ({ id, name, fault }));
  }

  /** The first fault of these kinds that is on, fits, and has its chance now; it counts as one of its `times`. */
  take<K extends Kind>(kinds: readonly K[], fits: (fault: FaultOf<K>) => boolean): FaultOf<K> | null {
    for (const entry of this.entries.values()) {
      const { fault } = entry;
      if (!isOf(fault, kinds) || !isOn(entry) || !fits(fault)) continue;
      entry.met += 1;
      if (fault.probability !== undefined && entry.random() >= fault.probability) continue;
      entry.applied += 1;
      return fault;
    }
    return null;
  }

  /** The first fault of a kind that is on and fits, without counting: for states that last as long as the fault. */
  find<K extends Kind>(kind: K, fits: (fault: FaultOf<K>) => boolean): FaultOf<K> | null {
    for (const entry of this.entries.values()) {
      const { fault } = entry;
      if (isOf(fault, [kind]) && isOn(entry) && fits(fault)) return fault;
    }
    return null;
  }

  /** Called after each change, also when a fault's time is over. @returns how to stop it */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private add(given: Numbered): void {
    const { seconds, seed } = given.fault;
    const ms = seconds === undefined ? Number.POSITIVE_INFINITY : seconds * 1000;
    const timer = seconds === undefined ? undefined : setTimeout(() => this.changed(), ms + 1).unref();
    const until = performance.now() + ms;
    const none = { met: 0, applied: 0 };
    this.entries.set(given.name, { ...given, ...none, elsewhere: none, random: createRandom(seed), until, timer });
  }

  private remove(name: string): boolean {
    clearTimeout(this.entries.get(name)?.timer);
    return this.entries.delete(name);
  }

  private changed(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
