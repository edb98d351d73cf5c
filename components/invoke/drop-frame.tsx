import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/** The dashed outline of a place where files may be dropped; solid and coloured while some are held over the page. */
export function DropFrame({ over, children, className }: { over: boolean; children: ReactNode; className?: string }) {
  return (
    <div
      className={cn(
        'rounded-[10px] p-4',
        over
          ? 'bg-accent-soft outline-2 -outline-offset-2 outline-accent'
          : 'border-[1.5px] border-dashed border-control bg-canvas',
        over && 'p-[17.5px]',
        className,
      )}
    >
      {children}
    </div>
  );
}
