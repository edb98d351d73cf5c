import { Unlink } from 'lucide-react';
import { LinkButton } from '@/components/ui/button';
import { NoticePage } from './notice-page';

/** A job link without a usable workspace in it. */
export function UnknownRun() {
  return (
    <NoticePage
      icon={<Unlink aria-hidden />}
      title="This link does not say where the job is"
      action={
        <LinkButton href="/" variant="primary">
          Go to the workspace
        </LinkButton>
      }
    >
      A job link ends in <span className="mono">?wsid=/subscriptions/…/workspaces/…</span>. Copy it again from the job’s
      page.
    </NoticePage>
  );
}
