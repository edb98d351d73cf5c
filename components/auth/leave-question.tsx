'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { ConfirmDialog } from '@/components/ui/dialog';
import { askToLeave, isHeld, leaveQuestion, useLeaveQuestion } from '@/lib/client/unsaved';

/** The link of this page that a plain click would follow here, in this tab; null for every other click. */
function pathOfClick(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || link.target === '_blank' || link.origin !== location.origin) return null;
  return link.pathname === location.pathname ? null : link.pathname + link.search + link.hash;
}

/** Asks before a link inside the app takes away what is not saved; the browser itself asks only when the page is closed. */
export function LeaveQuestion() {
  const router = useRouter();
  const question = useLeaveQuestion();
  useEffect(() => {
    const stop = (event: MouseEvent) => {
      const path = isHeld() ? pathOfClick(event) : null;
      if (path === null) return;
      event.preventDefault();
      event.stopPropagation();
      askToLeave(() => router.push(path));
    };
    document.addEventListener('click', stop, { capture: true });
    return () => document.removeEventListener('click', stop, { capture: true });
  }, [router]);
  return (
    <ConfirmDialog
      open={question !== null}
      onOpenChange={(open) => open || leaveQuestion.stay()}
      title="Leave this page?"
      confirmLabel="Leave"
      keepLabel="Stay here"
      onConfirm={leaveQuestion.leave}
    >
      Leaving loses {question?.lost}.
    </ConfirmDialog>
  );
}
