import 'server-only';
import type { Answer } from '@/lib/contracts/api/routes';
import { isLive } from '@/lib/domain/job-status';
import { worstFirst } from '@/lib/domain/wallboard';
import { readEndpoints } from './endpoints';
import { readJobProgress } from './job-progress';
import { Parts } from './parts';
import type { Call } from './route';

/** Jobs whose progress is read; a wall shows no more, and each costs three reads. */
const MEASURED = 12;

/** All endpoints, worst first, and what runs now with its progress, at Azure's own clock. */
export async function getWallboard({ azure, params, callerId }: Call<'wallboard'>): Promise<Answer<'wallboard'>> {
  const { endpoints, jobs, at, partial, missing } = await readEndpoints(azure, params, callerId);
  const parts = new Parts();
  parts.take(missing);
  const live = jobs.filter((job) => isLive(job.status));
  const running = await Promise.all(
    live.map(async (job, position) => {
      const reader = { azure, workspace: params, jobName: job.name, callerId };
      const view = position < MEASURED ? await parts.read('logs', readJobProgress(reader), null) : null;
      parts.take(view?.missing ?? []);
      return { ...job, progress: view?.progress ?? null };
    }),
  );
  const ordered = worstFirst(endpoints, at);
  return { endpoints: ordered, running, partial, missing: parts.missing, at: at.toISOString() };
}
