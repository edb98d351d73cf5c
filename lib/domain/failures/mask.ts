import { markNames, NAMED } from './named';

export interface Masked {
  /** The message with `<n>`, `<path>` and `<id>` in place of what differs from failure to failure. */
  masked: string;
  /** What was taken out, in order. */
  values: string[];
}

/** A log may have a line without end: so much of it is looked at. */
const READ_LENGTH = 4_000;
/** Longer messages are grouped by their beginning, as it is without what differs: paths are of any length. */
const MASKED_LENGTH = 500;
const VALUE_LENGTH = 200;

/** Files as messages name them without a folder: a dotted word alone may as well be a module (`numpy.float64`). */
const SUFFIXES =
  'png|jpe?g|gif|bmp|tiff?|webp|dcm|nii|csv|tsv|txt|jsonl?|xml|ya?ml|parquet|avro|orc|npy|npz|pkl|pt|h5|onnx|wav|mp3|mp4|pdf|zip|t?gz|tar|bin|dat|log|py';

const edge = String.raw`(?<![\p{L}\p{N}])`;
const name = String.raw`[^\s\\/:*?"'<>|,;()\[\]{}]+`;
const nameStart = String.raw`(?<![^\s\\/:*?"'<>|,;()\[\]{}])`;
/** Each can begin once in a word at most and ends without a second try, so that a long text takes no longer than it is. */
const patterns = {
  path: [
    String.raw`(?<=')[^'\n\\/]*[\\/][^'\n]*(?=')|(?<=")[^"\n\\/]*[\\/][^"\n]*(?=")`,
    String.raw`\p{L}[\p{L}\d+.-]{0,30}:\/\/[^\s"'<>|]+`,
    String.raw`${edge}(?:\p{L}:)?[\\/]${name}(?:[\\/]+${name})*[\\/]?`,
    String.raw`${nameStart}${name}(?:[\\/]+${name}){2,}[\\/]?`,
    String.raw`${nameStart}${name}[\\/]+${name}\.\p{L}[\p{L}\d]{0,7}`,
    String.raw`(?<![\p{L}\p{N}_.%+-])[\p{L}\p{N}_.%+-]+\.(?:${SUFFIXES})(?![\p{L}\p{N}])`,
    NAMED,
  ].join('|'),
  id: [
    String.raw`${edge}[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\p{L}\p{N}])`,
    `${edge}0x[0-9a-f]+`,
    String.raw`${edge}(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}(?![\p{L}\p{N}])`,
  ].join('|'),
  n: String.raw`${edge}(?:(?<=^|[\s(=,[:])[-+])?\d+(?:[.,:]\d+)*(?:e[-+]?\d+)?`,
};
const pattern = new RegExp(`(?<path>${patterns.path})|(?<id>${patterns.id})|(?<n>${patterns.n})`, 'giu');

const kindOf = ({ path, id }: Record<string, string | undefined>) =>
  path === undefined ? (id === undefined ? 'n' : 'id') : 'path';

/**
 * What two failures of one cause have in common. Numbers inside of a word stay (`float32`): they are names.
 *
 * @param files of the mini-batch: their names are paths wherever the message has them, with blanks too
 */
export function maskMessage(message: string, files: readonly string[] = []): Masked {
  const read = message.slice(0, READ_LENGTH).replaceAll(NAMED, ' ').replaceAll(/\s+/g, ' ').trim();
  const { marked: text, names } = markNames(read, files);
  const values: string[] = [];
  let [masked, end] = ['', 0];
  for (const found of text.matchAll(pattern)) {
    const between = text.slice(end, found.index);
    if (masked.length + between.length >= MASKED_LENGTH) break;
    masked += `${between}<${kindOf(found.groups ?? {})}>`;
    values.push(found[0].replaceAll(NAMED, () => names.shift() ?? '').slice(0, VALUE_LENGTH));
    end = found.index + found[0].length;
  }
  // A mask is never cut in two.
  const rest = Math.max(0, MASKED_LENGTH - masked.length);
  return { masked: masked + text.slice(end, end + rest), values };
}
