'use client';

import { Square } from 'lucide-react';
import { useState } from 'react';
import { ActionError } from '@/components/layout';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { JobDetail } from '@/lib/contracts/api/views';
import { canCancel } from '@/lib/domain/job-status';
import { jobTitle } from './job-words';
import { useCancel } from './use-cancel';

/** Cancel with a question. The dialog stays until Azure has answered, so that a refusal is read where it was asked. */
export function CancelJob({ workspace, job }: { workspace: WorkspaceRef; job: JobDetail }) {
  const [asking, setAsking] = useState(false);
  const cancel = useCancel(workspace, job.name);
  const close = () => {
    setAsking(false);
    cancel.forget();
  };
  return (
    <>
      {canCancel(job.status) && (
        <Button variant="danger" icon={<Square aria-hidden className="size-4" />} onClick={() => setAsking(true)}>
          Cancel job
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={(open) => (open ? setAsking(true) : close())}
        title={`Cancel ${jobTitle(job)}?`}
        confirmLabel="Cancel job"
        keepLabel="Keep it running"
        onConfirm={() => cancel.request(close)}
        busy={cancel.busy}
      >
        <p>Mini-batches that run now are stopped and the rest are not run. A canceled job can not be taken up again.</p>
        {cancel.error && (
          <div className="mt-3">
            <ActionError error={cancel.error} what="The job was not canceled." />
          </div>
        )}
      </ConfirmDialog>
    </>
  );
}
