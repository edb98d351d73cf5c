'use client';

import { OctagonX } from 'lucide-react';
import { NoticePage } from '@/components/layout';
import { Button, LinkButton } from '@/components/ui/button';

/** A fault of this dashboard while drawing a page: what Azure says never ends here. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <NoticePage
      icon={<OctagonX aria-hidden className="text-st-failed" />}
      title="This page could not be drawn"
      action={
        <>
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
          <LinkButton href="/">Go to the workspace</LinkButton>
        </>
      }
    >
      <p>{error.message}</p>
      {error.digest && <p className="mono mt-1">digest {error.digest}</p>}
    </NoticePage>
  );
}
