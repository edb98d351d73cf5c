import { ModelError } from '../mlflow/errors';
import { readMlmodel } from '../mlflow/mlmodel';
import { imageInput } from '../mlflow/signature';
import { kindGroups, scoredKind } from './file-kinds';
import type { ScoringFile } from './files';
import { signatureOr } from './graph-inputs';
import { predictionOutput } from './outputs';
import { imageScorer } from './score-images';
import { tableScorer } from './score-tables';
import { openSession } from './session';

/** Rows of a mini-batch, each with its line end, and how many they are. */
export interface Scored {
  count: number;
  rows: string;
}

export interface OnnxScorer {
  /**
   * Scores a mini-batch, its rows in the order of the files: one `prediction,file_name` for an image, one
   * `row,prediction,file_name` for each row of a table. Rejects with FileError that names the first file which does not
   * fit the signature, or with ModelError.
   */
  score(files: readonly ScoringFile[]): Promise<Scored>;
  close(): Promise<void>;
}

/** The rows of a mini-batch pass through memory; more than these go into no text that could be handed on. */
const MOST_CHARACTERS = 256 * 1024 * 1024;

/** Collects rows up to the bound. */
class Rows {
  count = 0;
  private size = 0;
  private readonly parts: string[] = [];

  add(lines: string[]): void {
    const part = lines.join('');
    this.count += lines.length;
    this.size += part.length;
    if (this.size > MOST_CHARACTERS)
      throw new ModelError('The predictions of one mini-batch are more than 256 MiB: use a smaller mini_batch_size.');
    this.parts.push(part);
  }

  get text(): string {
    return this.parts.join('');
  }
}

/** Scores what an MLflow model of flavor `onnx` takes, by its signature. Rejects with ModelError where it cannot be. */
export async function createOnnxScorer(modelDir: string): Promise<OnnxScorer> {
  const { folder, flavors, inputs: text } = await readMlmodel(modelDir);
  const session = await openSession(folder, flavors);
  const inputs = signatureOr(session, text);
  const image = imageInput(inputs);
  const output = predictionOutput(session);
  const images = image && imageScorer(session, image, output);
  const tables = tableScorer(session, inputs, output);
  return {
    async score(files) {
      const rows = new Rows();
      for (const group of kindGroups(files, ({ name }) => scoredKind(name, inputs, image))) {
        if (group.kind === 'image') rows.add((await images?.(group.files)) ?? []);
        else for (const file of group.files) for await (const lines of tables(file, group.kind)) rows.add(lines);
      }
      return { count: rows.count, rows: rows.text };
    },
    close: () => session.release(),
  };
}
