import { setTimeout } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Azure } from '../fixtures/azure';

export interface JobTimes {
  /** From just before the submit to the end that the run's record states. */
  totalMs: number;
  /** From just before the submit to the first call of run(). */
  firstRunMs: number;
  rows: number;
}

const ended = ['Completed', 'Failed', 'Canceled'];
const runRecord = z.object({ status: z.string(), endTimeUtc: z.string().nullish() });
const children = z.object({ value: z.array(z.object({ runId: z.string() })).min(1) });
const details = z.object({ logFiles: z.record(z.string(), z.string()) });
const reportRow = z.object({
  'Mini-batch Id': z.string(),
  Process: z.string(),
  'Run Method Seconds': z.coerce.number(),
});

/** Run history with one token for all calls: a token per poll would load the server that is measured. */
async function openHistory(azure: Azure) {
  const authorization = `Bearer ${await azure.token('https://ml.azure.com')}`;
  const base = `${azure.door.armBaseUrl}/history/v1.0${azure.scope}`;
  return async <T>(path: string, shape: z.ZodType<T>): Promise<T> => {
    const answer = await fetch(`${base}/${path}`, { headers: { authorization } });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return shape.parse(await answer.json());
  };
}
type History = Awaited<ReturnType<typeof openHistory>>;

async function endOf(history: History, jobName: string): Promise<number> {
  for (;;) {
    const { status, endTimeUtc } = await history(`runs/${jobName}`, runRecord);
    if (ended.includes(status) && status !== 'Completed') throw new Error(`The job ${jobName} ended ${status}.`);
    if (status === 'Completed' && endTimeUtc) return Date.parse(endTimeUtc);
    await setTimeout(250);
  }
}

/** `2026-11-22 10:15:02,123|INFO|356|0|Mini-batch 3, try 1: RUN_DONE after 40 ms.` at its end; run() began its own time before. */
const doneLine = /^([\d-]+ [\d:]+),(\d{3})\|INFO\|\d+\|\d+\|Mini-batch (\d+), try 1: RUN_DONE/gm;

async function firstRunAt(history: History, jobName: string): Promise<number> {
  const [child] = (await history(`runs/${jobName}/children`, children)).value;
  const { logFiles } = await history(`runs/${child?.runId}/details`, details);
  const read = async (path: string) => (await fetch(logFiles[path] ?? '')).text();
  const rows = z
    .array(reportRow)
    .parse(parse(await read('logs/sys/job_report/processed_mini-batches.csv'), { columns: true }));
  const seconds = new Map(rows.map((row) => [row['Mini-batch Id'], row['Run Method Seconds']]));
  const logs = [...new Set(rows.map((row) => `logs/sys/node/${row.Process}.txt`))];
  const starts = (await Promise.all(logs.map(read))).flatMap((text) =>
    Array.from(text.matchAll(doneLine), ([, second, ms, id]) => {
      const at = Date.parse(`${second?.replace(' ', 'T')}.${ms}Z`);
      return at - (seconds.get(id ?? '') ?? 0) * 1000;
    }),
  );
  return Math.min(...starts);
}

/** Runs one job over a folder of the default datastore, its rows in `output`, and takes its times. */
export async function timeJob(
  azure: Azure,
  prefix: string,
  output: string,
  settings: { miniBatchSize: number; workers: number },
): Promise<JobTimes> {
  const history = await openHistory(azure);
  const uri = (path: string) => `azureml://datastores/workspaceblobstore/paths/${path}`;
  const began = Date.now();
  const jobName = await azure.invoke('mnist-batch', 'mnist-onnx', {
    inputData: { UriFolder: { jobInputType: 'UriFolder', uri: uri(prefix) } },
    outputData: { score: { jobOutputType: 'UriFile', uri: uri(output) } },
    miniBatchSize: settings.miniBatchSize,
    compute: { instanceCount: settings.workers },
  });
  const end = await endOf(history, jobName);
  const firstRun = await firstRunAt(history, jobName);
  const file = await (await azure.container()).getBlobClient(output).downloadToBuffer();
  return {
    totalMs: end - began,
    firstRunMs: firstRun - began,
    rows: file.toString().split('\n').length - 1,
  };
}
