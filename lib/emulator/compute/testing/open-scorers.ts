import { rm } from 'node:fs/promises';
import { createOnnxScorer, type OnnxScorer } from '../onnx';
import type { ScoringFile } from '../onnx/files';
import { modelFolder } from './onnx-models';

/** Scorers of small models for one test file; `close` after each test. */
export function openScorers() {
  const folders: string[] = [];
  const scorers: OnnxScorer[] = [];
  return {
    async of(graph: Uint8Array, inputs: object[] | null): Promise<OnnxScorer> {
      const folder = await modelFolder(graph, inputs);
      folders.push(folder);
      const scorer = await createOnnxScorer(folder);
      scorers.push(scorer);
      return scorer;
    },
    async close(): Promise<void> {
      await Promise.all(scorers.splice(0).map((scorer) => scorer.close()));
      await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
    },
  };
}

/** The rows of a mini-batch as lines; throws where they are not as many as the scorer counted. */
export async function scoredLines(scorer: OnnxScorer, ...files: ScoringFile[]): Promise<string[]> {
  const { count, rows } = await scorer.score(files);
  const lines = rows.split('\n').slice(0, -1);
  if (lines.length !== count) throw new Error(`${count} rows were counted, there are ${lines.length}.`);
  return lines;
}
