import Link from 'next/link';
import { errorWords } from '@/components/layout';
import { Banner } from '@/components/ui/banner';
import { failureOf } from '@/lib/client/upload';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { jobPath } from '@/lib/domain/reference';
import type { StartProblem } from './use-start';

const lost = {
  target: 'Nothing was sent yet. Start again when it answers.',
  invoke: 'The job may have started all the same. Start again: if it is there it is found, and no second job is made.',
};

/** Why the job did not start, in Azure's words; what was typed and chosen stands. */
export function StartProblemBanner({ problem, endpointName }: { problem: StartProblem; endpointName: string }) {
  const { status } = failureOf(problem.error);
  const { said, requestId } = errorWords(problem.error, '');
  const title =
    status === 403
      ? problem.at === 'target'
        ? 'You may not put files into this workspace’s storage.'
        : `You may not start jobs on ${endpointName}.`
      : problem.at === 'target'
        ? 'The upload did not start.'
        : status === 0
          ? 'The answer was lost.'
          : 'The job did not start.';
  return (
    <Banner tone={status === 403 ? 'warn' : 'bad'} title={title} requestId={requestId}>
      {said} {status === 0 && lost[problem.at]}
    </Banner>
  );
}

export interface EarlierJobProps {
  workspace: WorkspaceRef;
  jobName: string;
  onStartAnew(): void;
}

/** A first start did make a job, whose answer was lost, and the form was changed since. */
export function EarlierJobBanner({ workspace, jobName, onStartAnew }: EarlierJobProps) {
  return (
    <Banner
      tone="info"
      title="This form had started a job before it was changed."
      actions={
        <>
          <Link href={jobPath(workspace, jobName)}>Open that job</Link>
          <button
            type="button"
            onClick={onStartAnew}
            className="min-h-6 font-medium text-accent-text underline underline-offset-2"
          >
            Start another job with these values
          </button>
        </>
      }
    >
      Its answer had been lost. Nothing was started twice.
    </Banner>
  );
}
