import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { localPath } from './local-path';

/** Where one job keeps its working files, below `{state}/jobs/{job}`. */
export interface JobFolders {
  job: string;
  results: string;
  code: string;
  inputs: string;
  home: string;
  temp: string;
  /** Log files that a scoring script writes by itself, in a folder per node. */
  logs: string;
  /** AZUREML_BI_OUTPUT_PATH. */
  output: string;
}

export const jobsFolder = (dir: string): string => path.join(dir, 'jobs');

export const jobFolders = (dir: string, jobName: string): JobFolders =>
  foldersAt(localPath(jobsFolder(dir), jobName.replaceAll('/', '%2F')));

/** The folders of one run below `job`. */
export function foldersAt(job: string): JobFolders {
  const below = (name: string) => path.join(job, name);
  return {
    job,
    results: below('results'),
    code: below('code'),
    inputs: below('inputs'),
    home: below('home'),
    temp: below('tmp'),
    logs: below('script-logs'),
    output: below('output'),
  };
}

/** Frees what no result depends on, so that the end of a job can be written on the disk that it has filled. */
export async function dropScratch({ inputs, home, temp }: JobFolders): Promise<void> {
  for (const folder of [inputs, home, temp]) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

/** Makes the folders, and drops what an earlier life of the job had only copied. */
export async function openJobFolders(folders: JobFolders): Promise<void> {
  await rm(folders.inputs, { recursive: true, force: true });
  for (const folder of [folders.job, folders.inputs, folders.home, folders.temp, folders.output])
    await mkdir(folder, { recursive: true });
}
