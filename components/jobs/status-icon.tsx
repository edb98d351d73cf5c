import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  Clock,
  Contrast,
  LoaderCircle,
  type LucideIcon,
  Octagon,
  OctagonX,
  Pause,
  Square,
  TriangleAlert,
  Unlink,
} from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { formatCount } from '@/lib/domain/format';
import { type StatusGroup, statusGroup, statusWord } from '@/lib/domain/job-status';

/** The twelve looks: the eleven groups, and a Completed job that lost files. */
export type StatusLook = StatusGroup | 'completed-with-failures';

interface Shape {
  Icon: LucideIcon;
  /** Filled ground under an icon whose own outline is not its first stroke. */
  Under?: LucideIcon;
  /** Fills and motion that make the outline icon the shape of the design's table. */
  shape?: string;
}

const disc = '[&>circle]:fill-current [&>path]:stroke-(--surface) [&>path]:stroke-[2.6]';
const octagon = '[&>path]:stroke-(--surface) [&>path]:stroke-[2.6] [&>path:nth-child(2)]:stroke-current';

/** Shape of each look (design, "The twelve statuses"): every one can be told without its colour. */
export const statusShapes: Record<StatusLook, Shape> = {
  preparing: { Icon: CircleDashed },
  queued: { Icon: Clock },
  running: { Icon: LoaderCircle, shape: 'turning' },
  finalizing: { Icon: Contrast, shape: '[&>path]:fill-current' },
  'cancel-requested': { Icon: Square },
  completed: { Icon: CircleCheck, shape: disc },
  'completed-with-failures': { Icon: CircleCheck, shape: disc },
  failed: { Icon: OctagonX, Under: Octagon, shape: octagon },
  canceled: { Icon: Ban },
  'not-responding': { Icon: Unlink },
  paused: { Icon: Pause, shape: '[&>rect]:fill-current' },
  unknown: { Icon: CircleQuestionMark },
};

/** Whole class names, since Tailwind reads them from the source. */
export const statusColors: Record<StatusLook, { icon: string; word: string; ground: string }> = {
  preparing: { icon: 'text-st-preparing', word: 'text-st-preparing-text', ground: 'bg-st-preparing-soft' },
  queued: { icon: 'text-st-queued', word: 'text-st-queued-text', ground: 'bg-st-queued-soft' },
  running: { icon: 'text-st-running', word: 'text-st-running-text', ground: 'bg-st-running-soft' },
  finalizing: { icon: 'text-st-finalizing', word: 'text-st-finalizing-text', ground: 'bg-st-finalizing-soft' },
  'cancel-requested': {
    icon: 'text-st-cancel-requested',
    word: 'text-st-cancel-requested-text',
    ground: 'bg-st-cancel-requested-soft',
  },
  completed: { icon: 'text-st-completed', word: 'text-st-completed-text', ground: 'bg-st-completed-soft' },
  'completed-with-failures': {
    icon: 'text-st-completed-with-failures',
    word: 'text-st-completed-with-failures-text',
    ground: 'bg-st-completed-with-failures-soft',
  },
  failed: { icon: 'text-st-failed', word: 'text-st-failed-text', ground: 'bg-st-failed-soft' },
  canceled: { icon: 'text-st-canceled', word: 'text-st-canceled-text', ground: 'bg-st-canceled-soft' },
  'not-responding': {
    icon: 'text-st-not-responding',
    word: 'text-st-not-responding-text',
    ground: 'bg-st-not-responding-soft',
  },
  paused: { icon: 'text-st-paused', word: 'text-st-paused-text', ground: 'bg-st-paused-soft' },
  unknown: { icon: 'text-st-unknown', word: 'text-st-unknown-text', ground: 'bg-st-unknown-soft' },
};

/** The look of a status as Azure wrote it; `failures` are files that a Completed job lost. */
export function statusLook(status: string, failures = 0): StatusLook {
  const group = statusGroup(status);
  return group === 'completed' && failures > 0 ? 'completed-with-failures' : group;
}

/** The word of a look: `Completed with failures (12)`, or the status as `statusWord` says it. */
export const lookWord = (status: string, failures = 0): string =>
  statusLook(status, failures) === 'completed-with-failures'
    ? `Completed with failures (${formatCount(failures)})`
    : statusWord(status);

export interface StatusIconProps {
  status: string;
  failures?: number;
  /** Any CSS length; 16 px without it. */
  size?: number | string;
  /** Leaves the colour to the text around it: for stale and passed states. */
  plain?: boolean;
  /** Not turning, although it runs: for stale values. */
  still?: boolean;
  className?: string;
}

/** The shape of a status. Decoration for the eye: the word stands beside it as text. */
export function StatusIcon({ status, failures = 0, size = 16, plain, still, className }: StatusIconProps) {
  const look = statusLook(status, failures);
  const { Icon, Under, shape } = statusShapes[look];
  const style = cn('size-full', still && shape === 'turning' ? '' : shape);
  return (
    <span
      aria-hidden
      className={cn('relative inline-block shrink-0', plain ? '' : statusColors[look].icon, className)}
      style={{ width: size, height: size }}
    >
      {Under && <Under className="absolute inset-0 size-full fill-current" />}
      <Icon className={cn('relative', style)} strokeWidth={2.25} />
      {look === 'completed-with-failures' && (
        <TriangleAlert className="absolute -right-[12%] -bottom-[8%] size-[64%] fill-(--surface)" strokeWidth={3.2} />
      )}
    </span>
  );
}
