import { describe, expect, it } from 'vitest';
import { ENDPOINT, LIVE, PIPELINE, WS, withProperties } from '@/lib/testing/live-resources';
import { applyYaml, editableYaml } from '../yaml/apply';
import { placeholderTerms } from '../yaml/placeholders';
import { changesBetween } from './diff';

const terms = { ...placeholderTerms, workspaceId: WS };
const said = (properties: object, tags?: object) =>
  changesBetween(LIVE, withProperties(LIVE, properties, tags)).map(
    ({ label, before, after }) => `${label}: ${before} → ${after}`,
  );

describe('changesBetween', () => {
  it.each([
    [{ miniBatchSize: 50 }, 'Mini-batch size: 100 files → 50 files'],
    [{ miniBatchSize: null }, 'Mini-batch size: 100 files → 10 files'],
    [{ resources: { instanceCount: 1 } }, 'Instance count: 2 nodes → 1 node'],
    [{ retrySettings: { maxRetries: 0, timeout: 'PT30S' } }, 'Max retries: 3 (4 tries) → 0 (1 try)'],
    [{ retrySettings: { maxRetries: 3, timeout: 'PT2M' } }, 'Timeout: 30 s → 2 min'],
    [{ errorThreshold: 10 }, 'Error threshold: -1 (never fails on bad files) → 10 failed files'],
    [{ model: { referenceType: 'Id', assetId: `${WS}/models/digits/versions/2` } }, 'Model: digits:1 → digits:2'],
    [{ compute: `${WS}/computes/gpu` }, 'Compute: cpu-cluster → gpu'],
    [{ description: null }, 'Description: reads digits → null'],
    [{ environmentVariables: { MODE: 'slow' } }, 'Environment variable MODE: fast → slow'],
    [{ xNew: { deep: 2 } }, 'properties.xNew.deep: 1 → 2'],
  ])('says %j as a person would', (properties, words) => {
    expect(said(properties)).toEqual([words]);
  });

  it('names tags one by one', () => {
    expect(said({}, { team: 'letters', cost: '12' })).toEqual([
      'Tag team: digits → letters',
      'Tag stage: prod → null',
      'Tag cost: null → 12',
    ]);
  });

  it.each([
    ['defaults left out', { errorThreshold: undefined, outputAction: undefined, retrySettings: {} }],
    ['null for what is not set', { codeConfiguration: null, environmentId: null }],
    ['another spelling of a duration', { retrySettings: { timeout: 'PT0M30S', maxRetries: 3 } }],
    ['another case of a word', { loggingLevel: 'info', outputAction: 'appendRow' }],
    ['another case of an id', { compute: `${WS}/computes/CPU-cluster`.replace('resourceGroups', 'resourcegroups') }],
    ['what Azure computes', { provisioningState: 'Updating' }],
  ])('takes %s for no change', (_what, properties) => {
    expect(said(properties)).toEqual([]);
  });

  it('the order of keys is no change, and neither is who wrote last', () => {
    const turned = Object.fromEntries(Object.entries(LIVE).reverse());
    expect(changesBetween(LIVE, { ...turned, systemData: { lastModifiedBy: 'else' } })).toEqual([]);
  });

  it('a file name means nothing where no file is written', () => {
    const summary = withProperties(LIVE, { outputAction: 'SummaryOnly' });
    const other = withProperties(LIVE, { outputAction: 'SummaryOnly', outputFileName: 'x.csv' });
    expect(changesBetween(summary, other)).toEqual([]);
  });

  it('speaks of endpoints and of pipeline deployments', () => {
    const wanted = withProperties(ENDPOINT, { defaults: { deploymentName: 'blue' } });
    expect(changesBetween(ENDPOINT, wanted)).toMatchObject([
      { label: 'Default deployment', before: 'green', after: 'blue', code: true },
    ]);
    const configuration = { deploymentConfigurationType: 'PipelineComponent', settings: { default_compute: 'gpu' } };
    const changes = changesBetween(PIPELINE, withProperties(PIPELINE, { deploymentConfiguration: configuration }));
    expect(changes.map(({ label }) => label)).toEqual(['Pipeline component', 'Pipeline setting default_compute']);
  });

  it('the resource’s own YAML in any shape changes nothing', () => {
    for (const shape of ['classic', 'model'] as const) {
      const { body } = applyYaml(editableYaml(LIVE, shape, WS), LIVE, shape, terms);
      expect(changesBetween(LIVE, body ?? {})).toEqual([]);
    }
  });

  it('a folder to be uploaded is named by its path', () => {
    const code = { codeConfiguration: { codeId: terms.uploadedCode('./code'), scoringScript: 's.py' } };
    expect(said(code)[0]).toBe('Code: null → ./code (uploaded on Apply)');
  });
});
