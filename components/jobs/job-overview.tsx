'use client';

import { jobPath } from '@/lib/domain/reference';
import { InputOutputCard } from './input-output-card';
import { useJobInView } from './job-context';
import { JobLogCard } from './job-log-card';
import { ProgressCard } from './progress-card';
import { SettingsCard } from './settings-card';
import { TimelineCard } from './timeline-card';
import { useDeploymentSettings } from './use-deployment-settings';

/** The first tab: how far the job is, with what settings, what it says, when it was where, what goes in and out. */
export function JobOverview() {
  const { workspace, job, moving, movingError } = useJobInView();
  const isFirst = moving === null && movingError === null;
  const progress = moving?.progress ?? null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 min-[1280px]:grid-cols-[minmax(0,1fr)_380px]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
        <ProgressCard
          job={job}
          progress={progress}
          reading={isFirst ? 'first' : moving?.settled ? 'settled' : null}
          failuresHref={`${jobPath(workspace, job.name)}/failures`}
        />
        <JobLogCard />
        <SettingsCard settings={job.settings} deployment={useDeploymentSettings(workspace, job)} />
      </div>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
        <TimelineCard job={job} progress={progress} />
        <InputOutputCard job={job} outputsHref={`${jobPath(workspace, job.name)}/outputs`} />
      </div>
    </div>
  );
}
