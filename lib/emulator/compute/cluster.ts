import { JobFailure, orAborted } from './failures';
import { timerMs } from './timer';

export interface Lease {
  readonly nodes: readonly string[];
  /** Gives a lost node up for a new one with another address; resolves when that has started. */
  replace(node: string): Promise<string>;
  release(): void;
}

export interface ClusterStart {
  /** How long a cold node takes to start; 0 for nodes that are always there. */
  seconds: number;
  /** A node that nobody has held for this long is cold again. */
  idleSeconds: number;
}

const alwaysThere: ClusterStart = { seconds: 0, idleSeconds: 120 };

interface Waiting {
  count: number;
  grant(nodes: string[]): void;
}

/** The nodes of `cpu-cluster`. The addresses only name log folders; every node is this machine. */
const clusterNodes: readonly string[] = ['10.0.0.4', '10.0.0.5'];

/** Hands out nodes first come, first served: a large job at the head is never overtaken, so it never starves. */
export class Cluster {
  private readonly free: string[];
  private readonly line: Waiting[] = [];
  private readonly warmUntil = new Map<string, number>();
  private lost = 0;

  constructor(
    readonly name: string,
    private readonly nodes: readonly string[] = clusterNodes,
    private readonly start: ClusterStart = alwaysThere,
  ) {
    this.free = [...nodes];
  }

  /** Throws JobFailure when the cluster could never hold `count` nodes. */
  check(count: number): void {
    if (count <= this.nodes.length) return;
    throw new JobFailure(
      `The specified node count ${count} exceeds the maximum node count ${this.nodes.length} of compute target ${this.name}. Set instance_count to ${this.nodes.length} or less.`,
    );
  }

  /** Waits for `count` nodes, and for the cold ones to start. Rejects with the signal's reason when it aborts first. */
  async take(count: number, signal: AbortSignal): Promise<Lease> {
    const lease = await this.granted(count, signal);
    try {
      if (lease.nodes.some((node) => this.isCold(node))) await orAborted(this.started(), signal);
      return lease;
    } catch (error) {
      lease.release();
      throw error;
    }
  }

  private isCold = (node: string): boolean => this.start.seconds > 0 && Date.now() > (this.warmUntil.get(node) ?? 0);

  private started = (): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, timerMs(this.start.seconds)).unref());

  private async granted(count: number, signal: AbortSignal): Promise<Lease> {
    this.check(count);
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leave = () => {
        this.line.splice(this.line.indexOf(waiting), 1);
        reject(signal.reason);
        this.serve();
      };
      const waiting: Waiting = {
        count,
        grant: (nodes) => {
          signal.removeEventListener('abort', leave);
          resolve(this.lease(nodes));
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.line.push(waiting);
      this.serve();
    });
  }

  private lease(nodes: string[]): Lease {
    let held = true;
    const replace = async (node: string) => {
      this.lost += 1;
      const address = `10.0.0.${3 + this.nodes.length + this.lost}`;
      nodes.splice(nodes.indexOf(node), 1, address);
      await this.started();
      return address;
    };
    const release = () => {
      if (!held) return;
      held = false;
      for (const node of nodes) this.warmUntil.set(node, Date.now() + timerMs(this.start.idleSeconds));
      this.free.push(...nodes);
      this.free.sort();
      this.serve();
    };
    return { nodes, replace, release };
  }

  private serve(): void {
    for (let head = this.line[0]; head && head.count <= this.free.length; head = this.line[0]) {
      this.line.shift();
      head.grant(this.free.splice(0, head.count));
    }
  }
}
