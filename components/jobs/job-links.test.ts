import { describe, expect, test } from 'vitest';
import type { LogFile } from '@/lib/contracts/api/views';
import { fileOfQuery, isForeignStudioUrl, lineOfQuery, logPath } from './job-links';

const workspace = {
  subscriptionId: '5e1f0000-0000-4000-8000-000000000001',
  resourceGroupName: 'rg',
  workspaceName: 'w',
};
const file = (runName: string, path: string): LogFile => ({ runName, path, group: 'job', title: path });
const files = [file('parent', 'logs/a.txt'), file('child', 'logs/a.txt'), file('child', 'logs/best.txt')];

describe('links of a job', () => {
  test('a log link names run, file and line, and is read back', () => {
    const path = logPath(workspace, 'job-1', files[1], 4812);
    const query = new URL(path, 'http://x').searchParams;
    expect(fileOfQuery(files, query, null)).toBe(files[1]);
    expect(lineOfQuery(query.get('line'))).toBe(4812);
  });

  test.each([null, '', '0', '-3', '1.5', 'x', '1e400'])('%s is no line', (text) =>
    expect(lineOfQuery(text)).toBeNull(),
  );

  test('without a named file the best one is opened, a named one that is gone is not replaced', () => {
    expect(fileOfQuery(files, new URLSearchParams(), { runName: 'child', path: 'logs/best.txt' })).toBe(files[2]);
    expect(fileOfQuery(files, new URLSearchParams('file=gone.txt'), null)).toBeNull();
  });

  test('Studio is another site over https, never this one and no script', () => {
    expect(isForeignStudioUrl('https://ml.azure.com/runs/x', 'https://studio.example')).toBe(true);
    expect(isForeignStudioUrl('https://studio.example/runs/x', 'https://studio.example')).toBe(false);
    expect(isForeignStudioUrl('javascript:alert(1)', 'https://studio.example')).toBe(false);
    expect(isForeignStudioUrl(null, 'https://studio.example')).toBe(false);
  });
});
