import { expect, it } from 'vitest';
import { absentTable } from './absent';
import { operationTable } from './routes';
import { coverage, supportMatrix } from './testing/support';

it('is what SUPPORT.md says', async () => {
  await expect(supportMatrix(operationTable, absentTable)).toMatchFileSnapshot('../SUPPORT.md');
});

it('has a test for every operation, and tests no other', () => {
  const names = new Set(operationTable.map(({ name }) => name));
  const covered = coverage();
  expect([...names].filter((name) => !covered.has(name))).toEqual([]);
  expect([...covered.keys()].filter((name) => !names.has(name))).toEqual([]);
});

it('leaves out of what concerns batch endpoints only what was agreed', () => {
  const concerns = /^(BatchE|BatchD|Jobs_|Datastores|Data[CV]|Model|Code|Environment|Component|Compute_|Runs|Registr)/;
  const left = absentTable.filter(({ name, plane }) => plane === 'arm' && concerns.test(name));
  const kinds = new Set(
    left.map(({ name }) => name.replace(/^(Registr)\w+$/, '$1…').replace(/^\w+(Containers_)/, '…$1')),
  );
  expect([...kinds].sort()).toEqual([
    'Compute_CreateOrUpdate',
    'Compute_Delete',
    'Compute_ListKeys',
    'Compute_Restart',
    'Compute_Start',
    'Compute_Stop',
    'Compute_Update',
    'Registr…',
    '…Containers_Delete',
  ]);
});
