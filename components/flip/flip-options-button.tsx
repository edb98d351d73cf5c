'use client';

import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { WorkspaceRef } from '@/lib/contracts/api/common';

const Dialog = lazy(() => import('./flip-options-dialog'));

export interface FlipOptionsProps {
  workspace: WorkspaceRef;
  endpointName: string;
  tags: Record<string, string>;
}

/** Opens what an endpoint asks before its default may be changed. */
export function FlipOptionsButton({
  disabledReason,
  ...props
}: FlipOptionsProps & { disabledReason?: string | undefined }) {
  const [open, setOpen] = useState(false);
  const icon = <SlidersHorizontal aria-hidden className="size-4" />;
  return (
    <>
      <Button size="sm" icon={icon} disabledReason={disabledReason} onClick={() => setOpen(true)}>
        Rules
      </Button>
      {open && (
        <Suspense fallback={null}>
          <Dialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
