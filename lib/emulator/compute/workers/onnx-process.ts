import { z } from 'zod';
import type { Scored } from '../onnx';
import type { ScoringFile } from '../onnx/files';
import { BlobReader } from './blob-reader';
import { type Answer, command, type Source } from './messages';

/** The ONNX worker process: loads one model, then reads and scores mini-batches until its parent goes away. */

interface Scorer {
  score(files: ScoringFile[]): Promise<Scored>;
}

const scorerModule = z.object({
  createOnnxScorer: z.custom<(modelDir: string) => Promise<Scorer>>((value) => typeof value === 'function'),
});

const reader = new BlobReader();
const ahead = new Map<number, Promise<ScoringFile[]>>();
let lastRead: Promise<unknown> = Promise.resolve();
let scorer: Scorer | null = null;

const tell = (message: Answer) => process.send?.(message);
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const traceOf = (error: unknown) => (error instanceof Error && error.stack ? error.stack : String(error));

async function load(scorerUrl: string, modelDir: string): Promise<void> {
  try {
    const { createOnnxScorer } = scorerModule.parse(await import(scorerUrl));
    scorer = await createOnnxScorer(modelDir);
    tell({ type: 'ready' });
  } catch (error) {
    tell({ type: 'refused', message: wordsOf(error) });
  }
}

function fetchAhead(id: number, source: Source): Promise<ScoringFile[]> {
  const present = ahead.get(id);
  if (present) return present;
  // One mini-batch after the other: what is read ahead must not slow the one that is waited for.
  const files = lastRead.then(() => reader.all(source));
  lastRead = files.catch(() => undefined);
  ahead.set(id, files);
  return files;
}

async function run(id: number, source: Source): Promise<void> {
  let stage: 'load' | 'exception' = 'load';
  try {
    const files = await fetchAhead(id, source);
    ahead.delete(id);
    stage = 'exception';
    tell({ type: 'running', id });
    const began = performance.now();
    const cpu = process.cpuUsage();
    const scored = (await scorer?.score(files)) ?? { count: 0, rows: '' };
    const { user, system } = process.cpuUsage(cpu);
    const times = { seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6 };
    tell({ type: 'done', id, ...scored, ...times });
  } catch (error) {
    ahead.delete(id);
    tell({ type: 'failed', id, stage, message: wordsOf(error), trace: traceOf(error) });
  }
}

process.on('message', (message) => {
  const parsed = command.parse(message);
  if (parsed.type === 'load') load(parsed.scorerUrl, parsed.modelDir);
  else if (parsed.type === 'fetch') fetchAhead(parsed.id, parsed.source);
  else if (parsed.type === 'forget') ahead.delete(parsed.id);
  else run(parsed.id, parsed.source);
});
process.on('disconnect', () => process.exit(0));
