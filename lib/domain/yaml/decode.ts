import { failure, placed, type YamlProblem } from './problem';

export type Decoded = { text: string } | { problem: YamlProblem };

const at = (text: string, offset: number, message: string): Decoded => {
  const problem = placed(text, [failure('', offset, message)])[0];
  return problem ? { problem } : { text };
};

const MARKS: [name: string, bytes: number[]][] = [
  ['UTF-32', [0xff, 0xfe, 0, 0]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
];

/** UTF-16 without a mark: in the text of a person's YAML every other byte is a zero, and no other is. */
function isUnmarkedUtf16(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 64);
  const isZeroAt = (parity: number) => start.every((byte, index) => (byte === 0) === (index % 2 === parity));
  return start.length >= 4 && (isZeroAt(0) || isZeroAt(1));
}

/** Text up to the first byte that is no UTF-8: its end is where the problem stands. */
function readableStart(bytes: Uint8Array): string {
  const whole = new TextDecoder('utf-8').decode(bytes);
  const encoder = new TextEncoder();
  let [good, bad] = [0, whole.length];
  const agrees = (end: number) => {
    const encoded = encoder.encode(whole.slice(0, end));
    return encoded.every((byte, index) => byte === bytes[index]);
  };
  while (good < bad) {
    const middle = Math.ceil((good + bad) / 2);
    if (agrees(middle)) good = middle;
    else bad = middle - 1;
  }
  return whole.slice(0, good);
}

/**
 * Text of a YAML file. azure-ai-ml reads UTF-8, with or without a byte order mark; anything else is a problem at the
 * first byte that does not fit.
 */
export function decodeYaml(bytes: Uint8Array): Decoded {
  const mark = MARKS.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  const other = mark?.[0] ?? (isUnmarkedUtf16(bytes) ? 'UTF-16' : null);
  if (other !== null) return at('', 0, `The file is ${other}: Azure ML reads UTF-8 only.`);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const start = readableStart(bytes);
    return at(start, start.length, 'The file is no UTF-8 text: a byte here is none of its characters.');
  }
}
