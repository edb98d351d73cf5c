'use client';

import { Code } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import type { Subject } from './subject';

/** The snippets and what they read are loaded when somebody asks for them. */
const CopyBody = lazy(() => import('./copy-body'));

/** Everything that can be done with what the page shows, as a command or a program to copy. */
export function CopyAs({ of, label = 'Copy as' }: { of: Subject; label?: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="quiet"
        aria-haspopup="dialog"
        icon={<Code aria-hidden className="size-4" />}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Copy as" wide>
        <Suspense fallback={<SkeletonRows rows={6} label="Reading" />}>
          <CopyBody of={of} />
        </Suspense>
      </Dialog>
    </>
  );
}
