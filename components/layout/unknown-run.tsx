import { Unlink } from 'lucide-react';
import { NoticePage } from './notice-page';

/** A job link without a usable workspace in it. */
export function UnknownRun() {
  return (
    <NoticePage icon={<Unlink aria-hidden />} title="This link does not say where the job is">
      A job link ends in <span className="mono">?wsid=/subscriptions/…/workspaces/…</span>. Copy it again from the job’s
      page.
    </NoticePage>
  );
}
