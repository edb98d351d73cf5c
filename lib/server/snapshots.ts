import 'server-only';
import { AzureError } from '@/lib/azureml/errors';

export interface SnapshotName {
  /** The workspace; a write to it forgets all its snapshots. */
  scope: string;
  /** Operation: rights in a workspace differ by it. */
  kind: string;
  /** Everything else that makes this read differ from another of its kind. */
  key: string;
  /** SHA-256 of the caller's tokens; the tokens themselves are not kept. */
  caller: string;
  /** False where `load` may end well although the caller's token did not go upstream: that proves nothing. */
  isProof?: boolean;
}

interface Snapshot {
  value: unknown;
  until: number;
  bytes: number;
}

export interface SnapshotLimits {
  entries: number;
  bytes: number;
  proofs: number;
}

/** Azure must have accepted the caller's very token for this operation of this workspace so recently (DESIGN decision 2). */
const PROOF_MS = 60_000;
const nameOf = (...parts: string[]) => JSON.stringify(parts);

/**
 * Answers shared between callers. A snapshot is an authorization cache too: who has no fresh proof asks Azure, and what
 * Azure then says to that caller is what that caller gets. A forged token therefore reads nothing.
 */
export class Snapshots {
  private readonly snapshots = new Map<string, Snapshot>();
  private readonly flights = new Map<string, Promise<unknown>>();
  private readonly generations = new Map<string, number>();
  private bytes = 0;

  constructor(
    /** When Azure last accepted which caller for what; those who share it share the proofs, and nothing else. */
    private readonly proofs = new Map<string, number>(),
    private readonly now: () => number = Date.now,
    private readonly limits: SnapshotLimits = { entries: 2_000, bytes: 64 * 1024 * 1024, proofs: 20_000 },
  ) {}

  /** One answer, from a snapshot, from a read under way, or from `load`. Rejects with what the caller's own read met. */
  async read<T extends { bytes: number }>(
    name: SnapshotName,
    freshMs: (value: T) => number,
    load: () => Promise<T>,
  ): Promise<T> {
    const key = nameOf(name.scope, name.kind, name.key);
    // What set out before a write is not joined after it.
    const flight = nameOf(key, String(this.generations.get(name.scope) ?? 0));
    const ownFlight = nameOf(flight, name.caller);
    if (!this.isProven(name)) return this.flight(ownFlight, () => this.lead(name, key, freshMs, load));
    const hit = this.snapshots.get(key);
    if (hit && hit.until > this.now()) return hit.value as T;
    const underWay = this.flights.get(flight);
    const own = () => this.lead(name, key, freshMs, load);
    if (!underWay) return this.flight(flight, own);
    try {
      return (await underWay) as T;
    } catch (error) {
      // That read was another's: what it was refused, or that its caller went away, says nothing about this caller.
      if (!isRefusal(error) && !isAbandoned(error)) throw error;
      return this.flight(ownFlight, own);
    }
  }

  /** After a write: the next read of anything in the workspace goes upstream. */
  forget(scope: string): void {
    this.generations.set(scope, (this.generations.get(scope) ?? 0) + 1);
    for (const key of this.snapshots.keys()) if (key.startsWith(`[${JSON.stringify(scope)},`)) this.drop(key);
    trim(this.generations, 10_000);
  }

  private isProven({ scope, kind, caller }: SnapshotName): boolean {
    return (this.proofs.get(nameOf(scope, kind, caller)) ?? Number.NEGATIVE_INFINITY) > this.now() - PROOF_MS;
  }

  private async lead<T extends { bytes: number }>(
    name: SnapshotName,
    key: string,
    freshMs: (value: T) => number,
    load: () => Promise<T>,
  ): Promise<T> {
    const proof = nameOf(name.scope, name.kind, name.caller);
    const generation = this.generations.get(name.scope) ?? 0;
    try {
      const value = await load();
      if (name.isProof !== false) this.prove(proof);
      if (generation === (this.generations.get(name.scope) ?? 0)) this.keep(key, value, freshMs(value));
      return value;
    } catch (error) {
      if (isRefusal(error)) this.proofs.delete(proof);
      throw error;
    }
  }

  private prove(proof: string): void {
    this.proofs.delete(proof);
    this.proofs.set(proof, this.now());
    trim(this.proofs, this.limits.proofs);
  }

  private async flight<T>(key: string, go: () => Promise<T>): Promise<T> {
    const underWay = this.flights.get(key);
    if (underWay) return underWay as Promise<T>;
    const flight = go().finally(() => this.flights.delete(key));
    this.flights.set(key, flight);
    return flight;
  }

  private keep(key: string, value: { bytes: number }, freshMs: number): void {
    this.drop(key);
    if (freshMs <= 0 || value.bytes > this.limits.bytes) return;
    this.snapshots.set(key, { value, until: this.now() + freshMs, bytes: value.bytes });
    this.bytes += value.bytes;
    for (const oldest of this.snapshots.keys()) {
      if (this.bytes <= this.limits.bytes && this.snapshots.size <= this.limits.entries) break;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.bytes -= this.snapshots.get(key)?.bytes ?? 0;
    this.snapshots.delete(key);
  }
}

const isAbandoned = (error: unknown) => error instanceof AzureError && error.status === 499;
const isRefusal = (error: unknown) => error instanceof AzureError && (error.status === 401 || error.status === 403);

function trim(map: Map<string, unknown>, capacity: number): void {
  const oldest = map.keys().next().value;
  if (map.size > capacity && oldest !== undefined) map.delete(oldest);
}
