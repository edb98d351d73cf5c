import type { EndpointSummary } from '@/lib/contracts/api/views';
import type { RunningJob } from './running-bar';
import type { WallSums } from './wall-words';

/** What the wall shows, made once for both layouts. */
export interface WallView {
  workspaceName: string;
  /** Worst first. */
  endpoints: readonly EndpointSummary[];
  running: readonly RunningJob[];
  sums: WallSums;
  /** Epoch ms of the last good answer, by this computer's clock. */
  readAt: number;
  /** This computer's clock: for the age of the data and the time on the wall. */
  present: Date;
  /** The workspace's clock: for ages of what happened there. */
  workspaceNow: Date;
  stale: { reason: string } | null;
  /** What the figures leave out: parts that Azure refused, jobs beyond those that were read. */
  note: string | null;
}
