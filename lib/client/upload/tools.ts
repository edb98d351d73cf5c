import type { UploadTarget } from '@/lib/contracts/api/views';
import type { Gate } from './gate';
import type { RetryTools } from './retry';
import type { RightKeeper } from './right-keeper';
import type { Tally } from './tally';
import type { UploadTransport } from './transport';

/** What the senders share during one upload. */
export interface SendTools {
  transport: UploadTransport;
  target: UploadTarget;
  rights: RightKeeper;
  tally: Tally;
  retry: RetryTools;
  /** Requests of large files in flight. */
  requests: Gate;
  /** Random ASCII, fixed per upload: part of every block id. */
  session: string;
  /** Whether blob storage lets this origin in; found out by the first request. */
  way: { direct: 'untried' | 'works' | 'refused' };
}
