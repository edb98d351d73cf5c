import { expect, test } from 'vitest';
import { missingWords } from './missing-words';

const action = 'Microsoft.MachineLearningServices/workspaces/jobs/read';

test('names each part and each action once; nothing where nothing is missing', () => {
  expect(missingWords([])).toBeNull();
  expect(
    missingWords([
      { part: 'jobs', action },
      { part: 'logs', action },
      { part: 'logs', action: null },
    ]),
  ).toBe(`Not shown, because Azure does not let you read it: jobs, log files. The action that is missing: ${action}.`);
  expect(missingWords([{ part: 'logs', action: null }])).toBe(
    'Not shown, because Azure does not let you read it: log files.',
  );
});
