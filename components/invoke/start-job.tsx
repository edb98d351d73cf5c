'use client';

import { Server } from 'lucide-react';
import Link from 'next/link';
import { useCallback } from 'react';
import { CopyAs } from '@/components/copy-as';
import { ErrorBanner, Page } from '@/components/layout';
import { Card } from '@/components/ui/card';
import { useHold } from '@/lib/client/unsaved';
import { useWorkspace } from '@/lib/client/workspace';
import { formatCount } from '@/lib/domain/format';
import { endpointPath } from '@/lib/domain/reference';
import { CheckList } from './check-list';
import { blockedBecause, checksBeforeStart } from './checks';
import { copySubject } from './copy-subject';
import { DeploymentCard } from './deployment-card';
import { fieldErrors, targetWish } from './form-check';
import { InputCard } from './input-card';
import { OverridesCard } from './overrides-card';
import { StartBar } from './start-bar';
import { EarlierJobBanner, StartProblemBanner } from './start-problem';
import { useTargetPlace } from './target-fields';
import { UploadAnnouncer } from './upload-announcer';
import { useFacts } from './use-facts';
import { useFiles } from './use-files';
import { useForm } from './use-form';
import { usePageDrop } from './use-page-drop';
import { lostByLeaving, useStart } from './use-start';
import { useUpload } from './use-upload';

/** The form that starts a job: input, deployment, settings, and beside them what is known before it starts. */
export function StartJob({ endpointName }: { endpointName: string }) {
  const workspace = useWorkspace();
  const form = useForm();
  const files = useFiles();
  const upload = useUpload(workspace);
  const starter = useStart(workspace, endpointName, upload);
  const facts = useFacts(workspace, endpointName, form.values.deployment);
  const place = useTargetPlace(workspace, form);
  const errors = fieldErrors(form.values);
  const busy = starter.phase !== 'form';
  const { layout } = files;
  useHold(lostByLeaving(starter.phase, layout, form.values));

  const { add } = files;
  const { change } = form;
  const takeDrop = useCallback(
    (transfer: DataTransfer) => {
      if (busy) return;
      change({ kind: 'local' });
      add(transfer);
    },
    [busy, add, change],
  );
  const over = usePageDrop(takeDrop);

  const { values } = form;
  const progress = layout && upload.progressOf({ layout, ...targetWish(values) });
  const checks = checksBeforeStart({ ...facts, values, layout, progress, wrongFields: Object.keys(errors).length });
  const start = () => {
    form.mirror();
    void starter.start({ values, layout, deploymentName: facts.deployment?.name ?? null });
  };

  return (
    <Page
      title="Start a job"
      commands={<CopyAs of={copySubject(endpointName, values)} />}
      meta={
        <>
          <span className="inline-flex min-w-0 items-center gap-1.5">
            on <Server aria-hidden className="size-3.5 shrink-0" />
            <Link href={endpointPath(workspace, endpointName)} className="min-w-0 [overflow-wrap:anywhere]">
              {endpointName}
            </Link>
          </span>
          <span className="text-fg-3 max-md:hidden">Everything here but the files is in this page’s link</span>
        </>
      }
    >
      <div className="grid max-w-(--form-max) items-start gap-4 max-md:pb-14 min-[1100px]:grid-cols-[minmax(0,1fr)_344px]">
        <div className="grid min-w-0 gap-4">
          <ErrorBanner
            error={facts.endpointRead.error}
            what={`The endpoint ${endpointName}`}
            lastGoodAt={facts.endpointRead.dataUpdatedAt}
            onRetry={() => void facts.endpointRead.refetch()}
          />
          {starter.problem && <StartProblemBanner problem={starter.problem} endpointName={endpointName} />}
          {starter.earlierJob && (
            <EarlierJobBanner workspace={workspace} jobName={starter.earlierJob} onStartAnew={starter.startAnew} />
          )}
          <InputCard
            workspace={workspace}
            form={form}
            errors={errors}
            files={files}
            over={over}
            place={place}
            progress={progress}
            busy={busy}
            onPause={upload.pause}
            onResume={upload.resume}
            onCancel={upload.cancel}
            onRetry={start}
            onLeaveOut={upload.leaveOut}
          />
          <DeploymentCard
            query={facts.deploymentsRead}
            chosen={facts.deployment?.name}
            onChoose={(deployment) => form.change({ deployment })}
          />
          <OverridesCard
            form={form}
            errors={errors}
            settings={facts.deployment?.settings}
            nodes={facts.maxNodes === null ? null : `${facts.deployment?.compute} has ${formatCount(facts.maxNodes)}`}
            usualName={values.kind === 'local' && layout && layout.files.length > 0 ? layout.name : 'named by Azure'}
          />
        </div>
        <div className="min-w-0 min-[1100px]:sticky min-[1100px]:top-16">
          <Card title="Before it starts" flush>
            <CheckList checks={checks} />
            <StartBar phase={starter.phase} reason={blockedBecause(checks)} onStart={start} />
          </Card>
        </div>
      </div>
      <UploadAnnouncer progress={progress} />
    </Page>
  );
}
