import type { LogFile } from '@/lib/contracts/api/views';
import { statusGroup } from './job-status';

type Description = Pick<LogFile, 'group' | 'title'>;

interface LogRule {
  path: RegExp;
  describe(match: RegExpExecArray): Description;
}

const always = (group: LogFile['group'], title: string) => (): Description => ({ group, title });
const perProcess =
  (group: LogFile['group'], what: string) =>
  (match: RegExpExecArray): Description => ({
    group,
    title: `${nodeWord(match[1] ?? '')}, process ${Number(match[2])}${what}`,
  });
const nodeWord = (node: string) => {
  const index = /^node-?_?(\d+)$/i.exec(node)?.[1];
  return index === undefined ? `Node ${node}` : `Node ${Number(index)}`;
};

/** Plain names for the files of contract F2 and of performance-and-security.md §5.4; first match wins. */
const rules: LogRule[] = [
  { path: /^logs\/job_progress_overview(?:\.(\d+))?\.txt$/, describe: always('job', 'Progress overview') },
  { path: /^logs\/job_result\.txt$/, describe: always('job', 'Result') },
  { path: /^logs\/job_error\.txt$/, describe: always('job', 'Job error') },
  { path: /^logs\/readme\.txt$/, describe: always('job', 'What the logs hold') },
  { path: /^logs\/user\/error\.txt$/, describe: always('code', 'Errors') },
  { path: /^logs\/user\/error\/([^/]+)\/process_?(\d+)\.txt$/, describe: perProcess('code', ', errors') },
  { path: /^logs\/user\/stdout\/([^/]+)\/process_?(\d+)\.stdout\.txt$/, describe: perProcess('code', ', stdout') },
  { path: /^logs\/user\/stderr\/([^/]+)\/process_?(\d+)\.stderr\.txt$/, describe: perProcess('code', ', stderr') },
  {
    path: /^logs\/user\/entry_script_log\/([^/]+)\/process_?(\d+)\.log\.txt$/,
    describe: perProcess('code', ', script log'),
  },
  { path: /^logs\/sys\/master_role.*\.txt$/, describe: always('service', 'Scheduler') },
  { path: /^logs\/sys\/job_report\/processed_mini-batches\.csv$/, describe: always('service', 'Mini-batch report') },
  { path: /^logs\/sys\/job_report\/process_summary\.csv$/, describe: always('service', 'Process summary') },
  { path: /^logs\/sys\/job_report\/node_summary\.csv$/, describe: always('service', 'Node summary') },
  { path: /^logs\/sys\/node\/([^/]+)\/process_?(\d+)\.txt$/, describe: perProcess('service', '') },
  { path: /^user_logs\/std_log_?0\.txt$/, describe: always('service', 'Driver') },
  {
    path: /^logs\/(?:sys\/)?perf\/([^/]+)\/os\/(\d{4})(\d\d)(\d\d)(\d\d)\/processes_(\d\d)$/,
    describe: ([, node = '', year, month, day, hour, minute]) => ({
      group: 'service',
      title: `${nodeWord(node)}, processes at ${year}-${month}-${day} ${hour}:${minute} UTC`,
    }),
  },
];

const PARENT_LOG = /^logs\/azureml\/executionlogs\.txt$/;
const OVERVIEW = /^logs\/job_progress_overview(?:\.\d+)?\.txt$/;

/** Group and plain title of a log file; what no rule knows keeps its path and belongs to the service. */
export function describeLogFile(runName: string, path: string, isChild: boolean): LogFile {
  if (!isChild && PARENT_LOG.test(path)) return { runName, path, group: 'service', title: 'Parent, execution log' };
  for (const rule of rules) {
    const match = rule.path.exec(path);
    if (match) return { runName, path, ...rule.describe(match) };
  }
  return {
    runName,
    path,
    group: path.startsWith('logs/user/') ? 'code' : 'service',
    title: isChild ? path : `Parent, ${path}`,
  };
}

const newest = (files: LogFile[], path: RegExp) =>
  files.filter((file) => path.test(file.path)).sort((a, b) => (a.path < b.path ? 1 : -1))[0];

const whileItGoes = [OVERVIEW, PARENT_LOG];
const afterFailure = [/^logs\/user\/error\.txt$/, /^logs\/job_error\.txt$/, /^logs\/job_result\.txt$/, ...whileItGoes];

/**
 * The file a person would open first: what grows (the overview, rotated by hour; before it exists the parent's log), and
 * after a failure the errors. Null when there is none.
 */
export function bestLog(files: LogFile[], status: string): LogFile | null {
  const wanted = statusGroup(status) === 'failed' ? afterFailure : whileItGoes;
  for (const path of wanted) {
    const file = newest(files, path);
    if (file) return file;
  }
  return files[0] ?? null;
}
