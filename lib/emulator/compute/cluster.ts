import { JobFailure } from './failures';

export interface Lease {
  nodes: readonly string[];
  release(): void;
}

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

  constructor(
    readonly name: string,
    private readonly nodes: readonly string[] = clusterNodes,
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

  /** Waits for `count` nodes. Rejects with the signal's reason when it aborts first. */
  take(count: number, signal: AbortSignal): Promise<Lease> {
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
    const release = () => {
      if (!held) return;
      held = false;
      this.free.push(...nodes);
      this.free.sort();
      this.serve();
    };
    return { nodes, release };
  }

  private serve(): void {
    for (let head = this.line[0]; head && head.count <= this.free.length; head = this.line[0]) {
      this.line.shift();
      head.grant(this.free.splice(0, head.count));
    }
  }
}
