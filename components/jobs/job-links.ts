import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { LogFile } from '@/lib/contracts/api/views';
import { jobPath } from '@/lib/domain/reference';

/** The log viewer on one file and, if given, one line (1-based). */
export function logPath(
  workspace: WorkspaceRef,
  jobName: string,
  file?: Pick<LogFile, 'runName' | 'path'>,
  line?: number | null,
): string {
  const base = `${jobPath(workspace, jobName)}/logs`;
  if (!file) return base;
  const query = new URLSearchParams({ run: file.runName, file: file.path });
  if (line) query.set('line', String(line));
  return `${base}?${query}`;
}

/** Whether a job's Studio link leads out of this dashboard (the local workspace's points back at it). Only https is followed. */
export function isForeignStudioUrl(studioUrl: string | null, publicUrl: string): studioUrl is string {
  if (studioUrl === null || !URL.canParse(studioUrl)) return false;
  const url = new URL(studioUrl);
  return url.protocol === 'https:' && url.origin !== new URL(publicUrl).origin;
}

/** The 1-based line that a log link names; null for anything else. */
export function lineOfQuery(text: string | null): number | null {
  const line = Number(text);
  return text !== null && Number.isSafeInteger(line) && line > 0 ? line : null;
}

/** The file that a log link names, else the one a person would open first. */
export function fileOfQuery(
  files: readonly LogFile[],
  query: { get(name: string): string | null },
  best: Pick<LogFile, 'runName' | 'path'> | null,
): LogFile | null {
  const [run, path] = [query.get('run'), query.get('file')];
  if (path !== null) return files.find((file) => file.path === path && (run === null || file.runName === run)) ?? null;
  return files.find((file) => file.runName === best?.runName && file.path === best.path) ?? files[0] ?? null;
}
