import Link from 'next/link';
import type { errorWords } from '@/components/layout';

export interface WallEmptyProps {
  workspaceName: string;
  backHref: string;
  /** Null while the first answer is on the way. */
  problem: ReturnType<typeof errorWords> | null;
}

/** The wall before it has data: reading, or why it can not. It goes on trying by itself where that may help. */
export function WallEmpty({ workspaceName, backHref, problem }: WallEmptyProps) {
  return (
    <div
      className="grid min-h-dvh place-content-center justify-items-center gap-2 p-6 text-center"
      role={problem ? 'alert' : 'status'}
    >
      <h1 className="text-20 font-semibold">{problem?.title ?? `Reading ${workspaceName}`}</h1>
      {problem && <p className="max-w-170 text-16 text-fg-2 [overflow-wrap:anywhere]">{problem.said}</p>}
      {problem?.requestId && <p className="mono text-fg-2">request id {problem.requestId}</p>}
      <Link href={backHref} className="mt-4 rounded-4">
        Leave the wall
      </Link>
    </div>
  );
}
