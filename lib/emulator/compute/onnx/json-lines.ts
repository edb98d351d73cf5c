import { FileError } from '../mlflow/errors';
import type { ScoringFile } from './files';
import { MOST_LINE_BYTES, pieces, type Sized } from './pieces';

type JsonObject = Record<string, unknown>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const LINE_FEED = 10;

/** Lines without their ends. Splitting bytes is safe: in UTF-8 a line feed is never part of another character. */
async function* lines(file: ScoringFile): AsyncGenerator<Buffer> {
  let open: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces(file)) {
    let from = 0;
    for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...open, piece.subarray(from, end)]);
      [open, size, from] = [[], 0, end + 1];
    }
    open.push(piece.subarray(from));
    size += piece.length - from;
    if (size > MOST_LINE_BYTES)
      throw new FileError(`The file ${file.name} is not JSON lines: a line is longer than 16 MiB.`);
  }
  yield Buffer.concat(open);
}

function parsed(text: string): JsonObject | null {
  try {
    const found: unknown = JSON.parse(text);
    return isObject(found) ? found : null;
  } catch {
    return null;
  }
}

/** The objects of a file of JSON lines as they are read. Rejects with FileError at the first line that is none. */
export async function* jsonRecords(file: ScoringFile): AsyncGenerator<Sized<JsonObject>> {
  let number = 0;
  for await (const line of lines(file)) {
    number += 1;
    // The first line may begin with a byte order mark, which trim() takes for a space.
    const text = line.toString('utf8').trim();
    if (text === '') continue;
    const record = parsed(text);
    if (record === null)
      throw new FileError(
        `The file ${file.name} is not JSON lines: line ${number} is not one JSON object but '${text.slice(0, 60)}'.`,
      );
    yield { record, bytes: line.length };
  }
}
