import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { documentFor, documentsOf, type Names, type ShownKind } from './documents';
import { runQuery } from './search';

const file = path.join(import.meta.dirname, 'testing/resources.json');
const resources = z
  .record(z.string(), z.array(z.record(z.string(), z.json())))
  .parse(JSON.parse(readFileSync(file, 'utf8')));
const live = {
  endpoint: resources.endpoints ?? [],
  deployment: resources.deployments ?? [],
  job: resources.jobs ?? [],
};

function ask(kind: ShownKind, expression: string, names: Names = 'cli', list = false) {
  const { document, foreign } = documentFor(expression, documentsOf(kind, live[kind], names, list));
  const answer = runQuery(expression, document);
  return { value: answer.ok ? answer.value : answer.problem, foreign };
}

const URI = 'http://localhost:4260/inference/mnist-batch/jobs';

describe('names', () => {
  it.each<[kind: ShownKind, expression: string, names: Names, value: unknown, foreign: string[]]>([
    ['endpoint', 'scoring_uri', 'cli', URI, []],
    ['endpoint', 'scoringUri', 'cli', URI, ['scoringUri']],
    ['endpoint', 'properties.scoringUri', 'cli', URI, ['scoringUri']],
    ['endpoint', 'properties.scoringUri', 'rest', URI, []],
    ['endpoint', 'scoring_uri', 'rest', URI, ['scoring_uri']],
    ['endpoint', 'defaults.deployment_name', 'cli', 'mnist-onnx', []],
    ['endpoint', 'defaults.deploymentName', 'cli', 'mnist-onnx', ['deploymentName']],
    ['endpoint', 'traffic', 'cli', { 'mnist-onnx': 100 }, ['traffic']],
    ['endpoint', 'scoring_uri == scoringUri', 'cli', true, ['scoringUri']],
    ['deployment', 'retry_settings.timeout', 'cli', 30, []],
    ['deployment', 'retrySettings.timeout', 'cli', 'PT30S', ['retrySettings']],
    [
      'job',
      'interaction_endpoints.studio == services.Studio.endpoint',
      'cli',
      true,
      ['interaction_endpoints', 'studio'],
    ],
    ['job', 'length(properties.ofTomorrow || `[]`)', 'rest', 0, []],
  ])('%s %s by %s names', (kind, expression, names, value, foreign) => {
    expect(ask(kind, expression, names)).toEqual({ value, foreign });
  });

  it('of a list: an array, as az prints it', () => {
    expect(ask('deployment', '[].name', 'cli', true).value).toEqual(['mnist-onnx', 'mnist-script']);
    expect(ask('endpoint', '[].{uri: scoringUri}', 'cli', true).value).toEqual([{ uri: URI }]);
  });

  it('a word of a text, a function or a new name is no name of the document', () => {
    expect(ask('endpoint', "type(name) || 'scoringUri'").foreign).toEqual([]);
  });

  it('what REST has and nobody knows stays in the document of REST names', () => {
    expect(ask('job', '[1].properties.ofTomorrow', 'rest', true).value).toEqual({ kept: [1.5, null, ''] });
  });
});

it('a job is shown as azure-ai-ml 1.4 prints it', () => {
  expect(documentsOf('job', live.job, 'cli', false).shown).toMatchObject({
    id: expect.stringMatching(/^azureml:\/subscriptions\//),
    type: 'pipeline',
    experiment_name: 'mnist-batch',
    services: { Studio: { job_service_type: 'Studio', endpoint: expect.stringContaining('/runs/') } },
  });
});
