/**
 * The crash loop in full: `npm run crash [-- --instants 50 --seed 1 --port 3420]` (issue 2, "Shown by" 4). Kills the
 * workspace, blob storage, workers or all of them with uploads and jobs in flight, and prints what was lost.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { crashes } from './crashes';

const whole = z.coerce.number().int().min(1);
const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { instants: text, seed: text, port: text } });
const flags = z
  .object({ instants: whole, seed: whole, port: whole })
  .parse({ instants: '50', seed: '1', port: '3420', ...values });

const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const began = performance.now();
const report = await crashes({
  instants: flags.instants,
  seed: flags.seed,
  withinMs: 2500,
  workspacePort: flags.port,
  storagePort: flags.port + 1,
  python: process.env.STUDIO_PYTHON ?? 'python3',
  told: console.log,
});
const { recoveryMs, recoveryOfBare, ...counts } = report;
console.log(counts);
console.log(
  `recovery: median ${median(recoveryMs).toFixed(0)} ms, slowest ${Math.max(...recoveryMs).toFixed(0)} ms of ${recoveryMs.length} (goal < 3,000 ms on a free machine), median ${median(recoveryOfBare).toFixed(1)} × a bare start of Node; ${((performance.now() - began) / 1000).toFixed(0)} s in all`,
);
const lost = [counts.rowsLost, counts.rowsDoubled, counts.orphans, counts.uploadsLost.length, counts.assetsLost.length];
process.exitCode = [...lost, counts.jobsNotCompleted.length].some((count) => count > 0) ? 1 : 0;
