/**
 * The bare limit of the scoring benchmark: one process that does what a person would write by hand. It lists the folder,
 * reads mini-batch after mini-batch, decodes, infers and writes one file. Prints its times as one JSON line.
 */
import { writeFile } from 'node:fs/promises';
import { ContainerClient } from '@azure/storage-blob';
import { decode } from 'fast-png';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { Pool } from 'undici';
import { type ScriptTask, type ScriptTimes, scriptTask } from './task';

const SIDE = 28;
const PIXELS = SIDE * SIDE;

async function list({ containerUrl, prefix }: ScriptTask): Promise<string[]> {
  const names: string[] = [];
  for await (const page of new ContainerClient(containerUrl).listBlobsFlat({ prefix }).byPage({ maxPageSize: 5000 }))
    names.push(...page.segment.blobItems.map(({ name }) => name));
  return names;
}

function createReader({ containerUrl, connections }: ScriptTask) {
  const { origin, pathname, search } = new URL(containerUrl);
  const pool = new Pool(origin, { connections });
  const read = async (name: string) => {
    const path = `${pathname}/${name.split('/').map(encodeURIComponent).join('/')}${search}`;
    const { statusCode, body } = await pool.request({ method: 'GET', path });
    if (statusCode !== 200) throw new Error(`${name}: blob storage answered ${statusCode}`);
    return new Uint8Array(await body.arrayBuffer());
  };
  return { all: (names: string[]) => Promise.all(names.map(read)), close: () => pool.close() };
}

function tensorOf(files: Uint8Array[]): Tensor {
  const values = new Uint8Array(files.length * PIXELS);
  for (const [index, file] of files.entries()) values.set(decode(file).data, index * PIXELS);
  return new Tensor('uint8', values, [files.length, SIDE, SIDE, 1]);
}

async function score(task: ScriptTask): Promise<ScriptTimes> {
  const began = performance.now();
  const session = await InferenceSession.create(task.modelFile, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  const names = await list(task);
  const reader = createReader(task);
  const rows: string[] = [];
  let inferenceMs = 0;
  for (let at = 0; at < names.length; at += task.miniBatchSize) {
    const batch = names.slice(at, at + task.miniBatchSize);
    const images = tensorOf(await reader.all(batch));
    const started = performance.now();
    const digits = (await session.run({ [input]: images }, [output]))[output]?.data ?? [];
    inferenceMs += performance.now() - started;
    for (const [index, name] of batch.entries()) rows.push(`${digits[index]},${name.slice(task.prefix.length)}\n`);
  }
  await writeFile(task.outputFile, rows.join(''));
  const totalMs = performance.now() - began;
  await reader.close();
  return { totalMs, inferenceMs, rows: rows.length };
}

const times = await score(scriptTask.parse(JSON.parse(process.argv[2] ?? '')));
process.stdout.write(`${JSON.stringify(times)}\n`);
