import { cn } from '@/components/ui/cn';
import { lookWord, StatusIcon, type StatusLook, statusColors, statusLook } from './status-icon';

export interface StatusBadgeProps {
  /** As Azure wrote it. */
  status: string;
  /** Files that a Completed job lost. */
  failures?: number;
  /** `plain` in lists, `pill` beside a page title. */
  variant?: 'plain' | 'pill';
  size?: 'md' | 'lg';
}

/** Status as shape, word and colour. In lists what is well stays quiet: Completed is grey, Canceled is of regular weight. */
export function StatusBadge({ status, failures = 0, variant = 'plain', size = 'md' }: StatusBadgeProps) {
  const look = statusLook(status, failures);
  return (
    <span
      data-status={look}
      className={cn(
        'inline-flex max-w-full items-center gap-1.5 align-middle',
        variant === 'pill' ? pill(look, size) : plain(look),
      )}
    >
      <StatusIcon status={status} failures={failures} size={size === 'lg' ? 18 : 16} />
      <span className="truncate">{lookWord(status, failures)}</span>
    </span>
  );
}

const pill = (look: StatusLook, size: 'md' | 'lg') =>
  cn(
    'shrink-0 rounded-full',
    statusColors[look].ground,
    statusColors[look].word,
    size === 'lg' ? 'h-7 pr-3 pl-2 text-14 font-semibold' : 'h-6 pr-2 pl-1.5 text-12 font-medium',
  );

function plain(look: StatusLook): string {
  if (look === 'completed') return 'font-medium text-fg-2';
  return cn(look === 'canceled' ? 'font-normal' : 'font-medium', statusColors[look].word);
}

const moving = ['Creating', 'Updating', 'Scaling', 'Deleting'];

/** Provisioning state of an endpoint or a deployment: Succeeded is wholly grey, work under way looks like Running. */
export function ProvisioningBadge({ state }: { state: string }) {
  const status = moving.includes(state) ? 'Running' : state === 'Succeeded' ? 'Completed' : state;
  const well = state === 'Succeeded';
  return (
    <span
      className={cn(
        'inline-flex max-w-full items-center gap-1.5 align-middle',
        well ? 'text-fg-2' : cn('font-medium', statusColors[statusLook(status)].word),
      )}
    >
      <StatusIcon status={status} plain={well} className={well ? 'text-fg-3' : ''} />
      <span className="truncate">{state}</span>
    </span>
  );
}
