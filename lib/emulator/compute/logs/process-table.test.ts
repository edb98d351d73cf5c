import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from '../testing/test-bed';
import { killTree, ownGroup } from '../workers/process-tree';
import { processTable } from './process-table';

const program = "setInterval(() => {}, 1000); console.log('up')";
let head: ReturnType<typeof start>;
const start = () =>
  spawn('sh', ['-c', `"${process.execPath}" -e "${program}"; true`], {
    ...ownGroup,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
beforeEach(async () => {
  head = start();
  await once(head.stdout, 'data');
});
afterEach(() => killTree(head));

it.each(['linux', 'darwin'] as const)('shows a group of processes as they are, read as on %s', async (platform) => {
  const [first = '', ...rows] = (await processTable([head.pid ?? 0], platform)).trimEnd().split('\n');
  expect(first.trim().split(/\s+/)).toEqual(['PID', 'PPID', 'STAT', 'NLWP', 'RSS', 'TIME', 'COMMAND']);
  expect(rows).toHaveLength(2);
  const cells = rows.map((row) => row.trim().split(/\s+/));
  expect(cells.map(([pid]) => Number(pid))).toContain(head.pid);
  const node = cells.find(([pid]) => Number(pid) !== head.pid) ?? [];
  expect(Number(node[1])).toBe(head.pid);
  const resident = Number(node[platform === 'linux' ? 4 : 3]);
  expect(resident).toBeGreaterThan(10_000);
});

it('is empty when the processes have gone', async () => {
  killTree(head);
  await until(async () => (await processTable([head.pid ?? 0])) === '', 'the table to be empty');
});
