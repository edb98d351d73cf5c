import { expect, test } from 'vitest';
import { placeWords } from './place-words';

const WS = '/workspaces/0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58/local/local-workspace';

test.each([
  ['/', null],
  ['/workspaces', null],
  [WS, 'Workspace local-workspace'],
  [`${WS}/endpoints?q=a`, 'Endpoints of local-workspace'],
  [`${WS}/endpoints/mnist-batch`, 'Endpoint mnist-batch'],
  [`${WS}/endpoints/mnist-batch/invoke`, 'Endpoint mnist-batch, Start a job'],
  [`${WS}/endpoints/~new`, 'New endpoint'],
  [`${WS}/endpoints/new`, 'Endpoint new'],
  [`${WS}/endpoints/mnist-batch/deployments/~new`, 'New deployment of mnist-batch'],
  [`${WS}/endpoints/mnist-batch/deployments/new`, 'Deployment new of mnist-batch'],
  [`${WS}/endpoints/mnist-batch/deployments/blue`, 'Deployment blue of mnist-batch'],
  [`${WS}/endpoints/mnist-batch/deployments/blue/yaml?view=diff`, 'Deployment blue of mnist-batch, YAML'],
  [`${WS}/jobs/batchjob-1/logs?line=4`, 'Job batchjob-1, Logs'],
  [`${WS}/wallboard`, 'Wallboard of local-workspace'],
  ['/runs/batchjob-1?wsid=/x', 'Job batchjob-1'],
  ['/runs/%E0%A4%A', 'Job %E0%A4%A'],
])('%s is %s', (path, words) => {
  expect(placeWords(path)).toBe(words);
});
