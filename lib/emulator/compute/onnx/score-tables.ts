import type { InferenceSession } from 'onnxruntime-node';
import type { ModelInputs } from '../mlflow/signature';
import { feedsOf } from './feeds';
import type { ScoringFile } from './files';
import { fill } from './fill';
import { runFor } from './outputs';
import { csvRow, predictions } from './rows';
import { rowBatches } from './table';

/**
 * Scores a table in batches of rows. Each answer is the text of one batch: `row,prediction,file_name`, where row is the
 * 0-based index within the file. Rejects with FileError, ModelError.
 */
export function tableScorer(session: InferenceSession, inputs: ModelInputs, output: string) {
  const feeds = feedsOf(session, inputs);
  return async function* (file: ScoringFile, kind: 'csv' | 'json-lines'): AsyncGenerator<string[]> {
    for await (const batch of rowBatches(file, kind)) {
      const tensors = Object.fromEntries(feeds.map((feed) => [feed.input, fill(file.name, feed, batch)]));
      const texts = predictions(await runFor(session, output, tensors), batch.size);
      yield texts.map((text, at) => csvRow(String(batch.first + at), text, file.name));
    }
  };
}
