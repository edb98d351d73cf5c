/**
 * Writes MNIST test digits as PNG files named by their index, and their labels beside the folder, for people and tests:
 * `node --import tsx lib/cli/digits.ts --from 5000 --count 200 --out DIR [--labels FILE]`. The seed has 0 to 999.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { encode } from 'fast-png';
import { z } from 'zod';
import { PIXELS, readDigits, SIDE } from './mnist/data';

const usage = 'Use: node --import tsx lib/cli/digits.ts --from 5000 --count 200 --out DIR [--labels FILE]';

const flags = z.object({
  from: z.coerce.number().int().min(0).max(9_999),
  count: z.coerce.number().int().min(1),
  out: z.string().min(1),
  labels: z.string().min(1).optional(),
});

function readFlags() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { from: text, count: text, out: text, labels: text } });
  const { from, count, out, labels } = flags.parse({ from: '1000', count: '200', ...values });
  if (from + count > 10_000) throw new Error('The test set has 10,000 digits: --from and --count reach beyond.');
  return { from, count, folder: resolve(out), labelFile: labels ?? `${resolve(out)}.labels.json` };
}

function writeDigits({ from, count, folder, labelFile }: ReturnType<typeof readFlags>) {
  const { images, labels } = readDigits('test');
  const truth: Record<string, number> = {};
  mkdirSync(folder, { recursive: true });
  for (let index = from; index < from + count; index++) {
    const data = images.subarray(index * PIXELS, (index + 1) * PIXELS);
    writeFileSync(join(folder, `${index}.png`), encode({ width: SIDE, height: SIDE, channels: 1, data }));
    truth[`${index}.png`] = labels[index] ?? -1;
  }
  writeFileSync(labelFile, `${JSON.stringify(truth)}\n`);
  process.stdout.write(`${count} digits are in ${folder}, their labels in ${labelFile}\n`);
}

try {
  writeDigits(readFlags());
} catch (problem) {
  process.stderr.write(
    `${problem instanceof z.ZodError ? usage : problem instanceof Error ? problem.message : usage}\n`,
  );
  process.exitCode = 1;
}
