'use client';

import { useState } from 'react';
import { SignInCard } from '@/components/auth';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Tag } from '@/components/ui/tag';
import { useSettings } from '@/lib/client/settings';
import { Mark } from './mark';

/** The sign-in page: the card, and under it which cloud this is and what to do when sign-in does not work. */
export function SignInScreen({ to }: { to: string }) {
  const { cloudLabel, cloudNote } = useSettings();
  return (
    <main className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[1fr_auto] justify-items-center bg-[radial-gradient(1200px_520px_at_50%_-120px,var(--accent-soft),transparent_70%)] p-6 max-md:px-4">
      <title>Sign in · Batch Studio</title>
      <div className="flex w-full max-w-100 items-center">
        <SignInCard to={to} mark={<Mark size={36} />} />
      </div>
      <footer className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 pt-6 text-12 text-fg-2">
        {cloudLabel && (
          <span className="inline-flex items-center gap-4">
            <Tag tone="outline">{cloudLabel}</Tag>
            {cloudNote}
          </span>
        )}
        <Help />
      </footer>
    </main>
  );
}

function Help() {
  const [open, setOpen] = useState(false);
  const { publicUrl, authority } = useSettings();
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="min-h-6 font-medium text-accent-text hover:underline max-md:min-h-10"
      >
        Sign-in does not work?
      </button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="When sign-in does not work"
        footer={<Button onClick={() => setOpen(false)}>Close</Button>}
      >
        <ul className="mt-2 list-disc space-y-2 pl-4">
          <li>
            Open this dashboard as <span className="mono text-fg">{publicUrl}</span>. Sign-in comes back to this address
            only.
          </li>
          <li>
            The browser has to reach <span className="mono text-fg">{new URL(authority).host}</span> and to keep site
            data for this page.
          </li>
          <li>
            An AADSTS code names the cause: send it, with its time, to whoever manages the app registration of Batch
            Studio.
          </li>
        </ul>
      </Dialog>
    </>
  );
}
