export interface Masked {
  /** The message with `<n>`, `<path>` and `<id>` in place of what differs from failure to failure. */
  masked: string;
  /** What was taken out, in order. */
  values: string[];
}

/** Longer messages are grouped by their beginning. */
const MESSAGE_LENGTH = 500;
const VALUE_LENGTH = 200;

/** Files as messages name them without a folder: a dotted word alone may as well be a module (`numpy.float64`). */
const SUFFIXES =
  'png|jpe?g|gif|bmp|tiff?|webp|dcm|nii|csv|tsv|txt|jsonl?|xml|ya?ml|parquet|avro|orc|npy|npz|pkl|pt|h5|onnx|wav|mp3|mp4|pdf|zip|t?gz|tar|bin|dat|log|py';

const edge = String.raw`(?<![\p{L}\p{N}])`;
const name = String.raw`[^\s\\/:*?"'<>|,;()\[\]{}]+`;
const patterns = {
  path: [
    String.raw`(?<=')[^'\n]*[\\/][^'\n]*(?=')|(?<=")[^"\n]*[\\/][^"\n]*(?=")`,
    String.raw`\p{L}[\p{L}\d+.-]*:\/\/[^\s"'<>|]+`,
    String.raw`${edge}(?:\p{L}:)?[\\/]${name}(?:[\\/]+${name})*[\\/]?`,
    String.raw`${name}(?:[\\/]+${name}){2,}[\\/]?`,
    String.raw`${name}[\\/]+${name}\.\p{L}[\p{L}\d]{0,7}`,
    String.raw`${edge}[\p{L}\p{N}_.%+-]+\.(?:${SUFFIXES})(?![\p{L}\p{N}])`,
  ].join('|'),
  id: [
    String.raw`${edge}[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\p{L}\p{N}])`,
    `${edge}0x[0-9a-f]+`,
    String.raw`${edge}(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}(?![\p{L}\p{N}])`,
  ].join('|'),
  n: String.raw`${edge}(?:(?<=^|[\s(=,[:])[-+])?\d+(?:[.,:]\d+)*(?:e[-+]?\d+)?`,
};
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Longest first, so that `10.png` is not found as `0.png`. */
const patternOf = (known: readonly string[]) => {
  const names = [...known]
    .sort((a, b) => b.length - a.length)
    .map((each) => `${edge}${escaped(each)}(?![\\p{L}\\p{N}])`);
  const path = [...names, patterns.path].join('|');
  return new RegExp(`(?<path>${path})|(?<id>${patterns.id})|(?<n>${patterns.n})`, 'giu');
};
const general = patternOf([]);

const baseName = (file: string) => file.slice(file.lastIndexOf('/') + 1);

/**
 * What two failures of one cause have in common. Numbers inside of a word stay (`float32`): they are names.
 *
 * @param files of the mini-batch: their names are paths wherever the message has them, with blanks too
 */
export function maskMessage(message: string, files: readonly string[] = []): Masked {
  const text = message.slice(0, MESSAGE_LENGTH).replaceAll(/\s+/g, ' ').trim();
  const named = files.flatMap((file) => [file, baseName(file)]).filter((file) => file !== '' && text.includes(file));
  const values: string[] = [];
  const masked = text.replaceAll(named.length > 0 ? patternOf(named) : general, (...found) => {
    const groups: Record<string, string | undefined> = found.at(-1);
    values.push(String(found[0]).slice(0, VALUE_LENGTH));
    return `<${groups.path === undefined ? (groups.id === undefined ? 'n' : 'id') : 'path'}>`;
  });
  return { masked, values };
}
