import type { Lease } from '../cluster';
import { NodeLost, orAborted } from '../failures';

/** The nodes of a command while it runs. One that goes takes the whole command along: it is one process over all of them. */
export class CommandNodes {
  private going = new AbortController();
  private coming: Promise<string> | null = null;

  constructor(private readonly lease: Pick<Lease, 'nodes' | 'replace'>) {}

  get names(): readonly string[] {
    return this.lease.nodes;
  }

  /** Aborts with NodeLost when a node goes. */
  get lost(): AbortSignal {
    return this.going.signal;
  }

  /** Answers which node goes; null while one that went before is still being replaced. */
  lose(): string | null {
    const node = this.lease.nodes[0];
    if (node === undefined || this.coming) return null;
    this.coming = this.lease.replace(node);
    this.going.abort(new NodeLost(node));
    return node;
  }

  /** Waits for the node that comes in place of the lost one, and answers its name. */
  async replaced(signal: AbortSignal): Promise<string> {
    const node = await orAborted(this.coming ?? Promise.resolve(''), signal);
    this.coming = null;
    this.going = new AbortController();
    return node;
  }
}
