import type { MiniBatch } from '../mini-batches';
import type { Result } from '../results';

/** The texts of the log files. Readers know them by these formats, so a change here is a change of the contract. */

export const paths = {
  execution: 'logs/azureml/executionlogs.txt',
  miniBatches: 'logs/sys/job_report/processed_mini-batches.csv',
  errors: 'logs/user/error.txt',
  jobError: 'logs/job_error.txt',
  master: 'logs/sys/master_role.txt',
  processSummary: 'logs/sys/job_report/process_summary.csv',
  nodeSummary: 'logs/sys/job_report/node_summary.csv',
  readme: 'logs/readme.txt',
  result: 'logs/job_result.txt',
  parentOut: 'logs/azureml/stdoutlogs.txt',
  parentError: 'logs/azureml/stderrlogs.txt',
  /** One per node (contract F2); the first node also runs the driver. */
  driver: (rank = 0) => `user_logs/std_log_${rank}.txt`,
  overview: (at: string) => `logs/job_progress_overview.${at.slice(0, 13).replace(/\D/g, '')}.txt`,
  processErrors: (seat: string) => `logs/user/error/${seat}.txt`,
  stdout: (seat: string) => `logs/user/stdout/${seat}.stdout.txt`,
  stderr: (seat: string) => `logs/user/stderr/${seat}.stderr.txt`,
  script: (seat: string) => `logs/user/entry_script_log/${seat}.log.txt`,
  process: (seat: string) => `logs/sys/node/${seat}.txt`,
  node: (node: string) => `logs/sys/node/${node}/_main.txt`,
  systemErrors: (seat: string) => `logs/sys/error/${seat}.txt`,
  nodeUsage: (node: string) => `logs/sys/perf/${node}/node_resource_usage.csv`,
  diskUsage: (node: string) => `logs/sys/perf/${node}/node_disk_usage.csv`,
  processUsage: (node: string) => `logs/sys/perf/${node}/processes_resource_usage.csv`,
  /** The processes of a node, per minute of a check: `os/%Y%m%d%H/processes_%M`. */
  processTable: (node: string, at: string) =>
    `logs/sys/perf/${node}/os/${at.slice(0, 13).replace(/\D/g, '')}/processes_${at.slice(14, 16)}`,
  /** What starts and ends on a node, outside of the script. */
  lifecycler: (node: string) => `system_logs/lifecycler/${node}/execution-wrapper.txt`,
  /** The driver's log under the name that it had before user_logs/, which is all that the 2021 client looks for. */
  oldDriver: 'azureml-logs/70_driver_log.txt',
};

export const csvHeader =
  'Mini-batch Id,Picked Count,Process,Process Start Time,Total,Succeeded,Failed,Elapsed Seconds,Process Seconds,Run Method Seconds,Status,Error Category,Error Message,Mini-batch Detail\n';

/** Levels of the service's own files, by what logging_level shows. */
export type Level = 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR';
export const shownLevels: Record<'Debug' | 'Info' | 'Warning', readonly Level[]> = {
  Debug: ['DEBUG', 'INFO', 'WARNING', 'ERROR'],
  Info: ['INFO', 'WARNING', 'ERROR'],
  Warning: ['WARNING', 'ERROR'],
};

/** `2020-10-09 01:38:51,269|INFO|356|0|Start scheduling.`: instant, level, process, thread, text. */
export const sysLine = (at: Date, level: Level, text: string) =>
  `${at.toISOString().replace('T', ' ').replace('.', ',').replace('Z', '')}|${level}|${process.pid}|0|${text}\n`;

/** What the driver says last when the run failed; it then ends with exit code 42 (§5.2). */
export const driverFailure =
  'User program failed with Exception: Run failed. Please check logs for details. You can check logs/readme.txt for the layout of logs.';

const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const seconds = (value: number) => value.toFixed(3);

/** Names of a mini-batch for people: the first `count`, and how many more there are. */
export function someNames(batch: MiniBatch, count: number): string[] {
  const names = batch.files.slice(0, count).map((file) => file.path);
  const more = batch.files.length - names.length;
  return more > 0 ? [...names, `and ${more} more`] : names;
}

/** One row of `processed_mini-batches.csv`. The detail of a failed mini-batch names its files, at most 1,000. */
export function csvRow(result: Result, batch: MiniBatch): string {
  const names = result.failed > 0 ? someNames(batch, 1000) : someNames(batch, 1);
  return `${[
    String(result.index),
    String(result.tries),
    result.process,
    result.processStartedAt,
    String(result.total),
    String(result.succeeded),
    String(result.failed),
    seconds(result.elapsedSeconds),
    seconds(result.processSeconds),
    seconds(result.runSeconds),
    result.status,
    result.category,
    result.message.replaceAll(/\s+/g, ' ').slice(0, 500),
    JSON.stringify({ files: names }),
  ]
    .map(cell)
    .join(',')}\n`;
}

export interface Counts {
  miniBatches: number;
  files: number;
  done: number;
  succeeded: number;
  failed: number;
  running: number;
}

const processed = (c: Counts) =>
  `Processed ${c.done} of ${c.miniBatches} mini batches, ${c.succeeded + c.failed} of ${c.files} items: ${c.succeeded} succeeded, ${c.failed} failed`;

export const scheduledText = (c: Counts, seconds: number) =>
  `Scheduling finished. Scheduled ${c.miniBatches} mini batches in ${Math.round(seconds)} seconds. There are ${c.miniBatches} tasks with ${c.files} items.`;
export const nothingYetText = 'No task has been processed yet.';
export const progressText = (c: Counts) => `${processed(c)}; ${c.running} mini batches are running.`;
export const finishedText = (c: Counts) => `Finished. ${processed(c)}.`;

export const readmeText = `The layout of the logs of this run

logs/job_progress_overview.<yyyymmddhh>.txt     how far the scoring is
logs/job_result.txt                             how the run ended
logs/job_error.txt                              why it failed, if it did
logs/user/error.txt                             every failure of your code, with its trace
logs/user/error/<node>/processNNN.txt           the same, per process
logs/user/stdout/<node>/processNNN.stdout.txt   what your code printed
logs/user/stderr/<node>/processNNN.stderr.txt   what your code wrote to stderr
logs/user/entry_script_log/<node>/processNNN.log.txt
                                                what your code logged by EntryScript().logger
logs/sys/master_role.txt                        the scheduler
logs/sys/node/<node>/_main.txt                  what became of each node
logs/sys/node/<node>/processNNN.txt             what each process did
logs/sys/error/<node>/processNNN.txt            failures that are not your code's
logs/sys/job_report/processed_mini-batches.csv  one row per finished mini-batch
logs/sys/job_report/process_summary.csv         sums per process, when the run has ended
logs/sys/job_report/node_summary.csv            sums per node, when the run has ended
logs/sys/perf/<node>/                           processor, memory and disk of each node and process
logs/sys/perf/<node>/os/<yyyymmddhh>/processes_<mm>
                                                the processes themselves at that minute
user_logs/std_log_<n>.txt                       the driver, and each further node
azureml-logs/70_driver_log.txt                  the driver again, where older clients look
system_logs/lifecycler/<node>/execution-wrapper.txt
                                                the start and end of each process
`;
