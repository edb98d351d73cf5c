import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { FileError } from '../mlflow/errors';
import type { ScoringFile } from './files';
import { MOST_LINE_BYTES, pieces, type Sized } from './pieces';

/** As lenient as pandas: quotes inside an unquoted field are text, lines may be short. */
const options = {
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: MOST_LINE_BYTES,
} as const;

function explained(name: string, problem: unknown): unknown {
  if (!(problem instanceof CsvError)) return problem;
  const reason =
    problem.code === 'CSV_MAX_RECORD_SIZE'
      ? `a row is longer than ${MOST_LINE_BYTES / 1024 / 1024} MiB`
      : problem.message;
  return new FileError(`The file ${name} is not CSV: ${reason}.`);
}

/** The records of a CSV file as they are read, the header first. Rejects with FileError where it is no CSV. */
export async function* csvRecords(file: ScoringFile): AsyncGenerator<Sized<string[]>> {
  const parser = parse(options);
  const feeding = pipeline(pieces(file), parser);
  // Whatever ends the feeding is also what ends the reading below.
  feeding.catch(() => undefined);
  let before = 0;
  try {
    for await (const fields of parser) {
      // Without the option `columns` every record is a list of texts.
      const record: string[] = fields;
      yield { record, bytes: parser.info.bytes - before };
      before = parser.info.bytes;
    }
  } catch (problem) {
    throw explained(file.name, problem);
  }
}
