import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useInvoke } from '@/lib/client/mutations';
import type { Layout } from '@/lib/client/upload';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { InvokeInput, InvokeRequest } from '@/lib/contracts/api/invoke';
import type { UploadTarget } from '@/lib/contracts/api/views';
import { type FormValues, isShareable } from '@/lib/domain/invoke-form';
import { jobPath } from '@/lib/domain/reference';
import { overridesOf, remoteInput, targetWish } from './form-check';
import type { UseUpload } from './use-upload';

export type StartPhase = 'form' | 'uploading' | 'invoking' | 'leaving';
export interface StartProblem {
  at: 'target' | 'invoke';
  error: unknown;
}

interface StartInput {
  values: FormValues;
  layout: Layout | null;
  /** Null lets the endpoint's default decide. */
  deploymentName: string | null;
}

export interface Start {
  phase: StartPhase;
  problem: StartProblem | null;
  /** A job that this form started before it was changed. */
  earlierJob: string | null;
  start(input: StartInput): Promise<void>;
  /** After `earlierJob`: the next start makes another job. */
  startAnew(): void;
}

const folderOf = (target: UploadTarget): InvokeInput => ({
  kind: 'datastore',
  datastore: target.datastore,
  path: target.path.replace(/\/+$/, ''),
  type: 'UriFolder',
});

/** What leaving the form would lose, in words; null where its link holds everything. */
export function lostByLeaving(phase: StartPhase, layout: Layout | null, values: FormValues): string | null {
  if (phase === 'uploading') return 'the upload that is under way';
  if (phase === 'invoking') return 'sight of the job that is being submitted';
  if (phase === 'leaving') return null;
  if (values.kind === 'local' && layout && layout.files.length > 0) return 'the choice of files';
  return values.kind === 'url' && values.url !== '' && !isShareable(values.url) ? 'the address that you typed' : null;
}

/**
 * Upload, then invoke, then the job's page. One request key for the life of the form: pressed twice, or again after an
 * answer was lost, it still makes one job, because the server looks for the key first.
 */
export function useStart(workspace: WorkspaceRef, endpointName: string, upload: UseUpload): Start {
  const router = useRouter();
  const invoke = useInvoke(workspace, endpointName);
  const [requestKey, setRequestKey] = useState(() => crypto.randomUUID());
  const [phase, setPhase] = useState<StartPhase>('form');
  const [problem, setProblem] = useState<StartProblem | null>(null);
  const [earlierJob, setEarlierJob] = useState<string | null>(null);
  const running = useRef(false);
  const submitted = useRef<string | null>(null);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  /** The input to invoke with; null when the upload did not end with everything stored. */
  const inputOf = async ({ values, layout }: StartInput): Promise<InvokeInput | null> => {
    if (values.kind !== 'local') return remoteInput(values);
    if (!layout) return null;
    setPhase('uploading');
    const { target, progress } = await upload.run({ layout, ...targetWish(values) });
    return progress.phase === 'stored' && progress.files.total > 0 ? folderOf(target) : null;
  };

  const submit = async (request: InvokeRequest) => {
    setPhase('invoking');
    const { requestKey: _, ...content } = request;
    const asked = JSON.stringify(content);
    const changed = submitted.current !== null && submitted.current !== asked;
    submitted.current ??= asked;
    const { jobName, existed } = await invoke.mutateAsync(request);
    if (existed && changed) return setEarlierJob(jobName);
    setPhase('leaving');
    if (isHere.current) router.push(jobPath(workspace, jobName));
  };

  const startOnce = async (input: StartInput) => {
    let at: StartProblem['at'] = 'target';
    try {
      const asked = await inputOf(input);
      if (!asked) return;
      at = 'invoke';
      const { values, layout, deploymentName } = input;
      const displayName = values.displayName.trim() || (values.kind === 'local' ? (layout?.name ?? null) : null);
      await submit({ deploymentName, input: asked, overrides: overridesOf(values), requestKey, displayName });
    } catch (error) {
      setProblem({ at, error });
    }
  };

  const start = async (input: StartInput) => {
    if (running.current || phase === 'leaving') return;
    running.current = true;
    setProblem(null);
    setEarlierJob(null);
    await startOnce(input);
    running.current = false;
    setPhase((now) => (now === 'leaving' ? now : 'form'));
  };

  const startAnew = () => {
    submitted.current = null;
    setEarlierJob(null);
    setRequestKey(crypto.randomUUID());
  };
  return { phase, problem, earlierJob, start, startAnew };
}
