import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENDPOINT, LIVE, WS, withProperties } from '@/lib/testing/live-resources';
import { applyYaml } from '../yaml/apply';
import { placeholderTerms } from '../yaml/placeholders';
import type { JsonObject } from '../yaml/rest-body';
import { changedPaths, changesBetween } from './diff';
import { effective, nameOfPath } from './effective';
import { mergeText, withTheirs } from './merge';

const terms = { ...placeholderTerms, workspaceId: WS };
const TEXT = `# digits from the scanning room
name: onnx
endpoint_name: digits
type: model
description: "reads digits"
model: azureml:digits:1
compute: azureml:cpu-cluster
resources: {instance_count: 2}   # both nodes
tags:
  team: digits
  stage: prod
settings:
  mini_batch_size: 100   # one run() call
  environment_variables:
    MODE: fast
# who to ask: the scanning room`;

const merge = (text: string, live = LIVE, base = LIVE) => {
  const merged = mergeText(text, base, live, 'model', terms);
  if (!merged) throw new Error('the text has errors');
  return merged;
};
const meaning = (text: string, live: typeof LIVE) =>
  changesBetween(live, applyYaml(text, live, 'model', terms).body ?? {}).map(({ label }) => label);

describe('mergeText', () => {
  it('the text means the live resource, so nothing is taken from it', () => {
    expect(meaning(TEXT, LIVE)).toEqual([]);
    expect(merge(TEXT)).toEqual({ text: TEXT, conflicts: [], taken: [] });
  });

  it('changes of two sides meet in one text, and all else of it stays as it was typed', () => {
    const mine = TEXT.replace('mini_batch_size: 100', 'mini_batch_size: 50');
    const live = withProperties(
      LIVE,
      { resources: { instanceCount: 4 }, retrySettings: { maxRetries: 1, timeout: 'PT30S' }, environmentVariables: {} },
      { team: 'letters', stage: 'prod', cost: '12' },
    );
    const { text, conflicts, taken } = merge(mine, live);
    expect(conflicts).toEqual([]);
    expect(taken.sort()).toEqual([
      'Environment variable MODE',
      'Instance count',
      'Max retries',
      'Tag cost',
      'Tag team',
    ]);
    expect(meaning(text, live)).toEqual(['Mini-batch size']);
    expect(text).toBe(
      mine
        .replace('instance_count: 2', 'instance_count: 4')
        .replace('team: digits', 'team: letters')
        .replace('stage: prod', 'stage: prod\n  cost: "12"')
        .replace('  environment_variables:\n    MODE: fast\n', '  retry_settings:\n    max_retries: 1\n'),
    );
  });

  it('what both changed is shown and left as it was typed', () => {
    const mine = TEXT.replace('mini_batch_size: 100', 'mini_batch_size: 50');
    const { text, conflicts } = merge(mine, withProperties(LIVE, { miniBatchSize: 20, description: 'new' }));
    expect(text).toBe(mine.replace('"reads digits"', '"new"'));
    expect(conflicts).toEqual([
      {
        path: ['properties', 'miniBatchSize'],
        label: 'Mini-batch size',
        code: false,
        base: '100 files',
        theirs: '20 files',
        mine: '50 files',
      },
    ]);
  });

  it('both made the same change: nothing to do', () => {
    const mine = TEXT.replace('mini_batch_size: 100', 'mini_batch_size: 50');
    expect(merge(mine, withProperties(LIVE, { miniBatchSize: 50 }))).toEqual({ text: mine, conflicts: [], taken: [] });
  });

  it('one side deletes what the other changes: a conflict that says so', () => {
    const mine = TEXT.replace('  stage: prod\n', '');
    const { conflicts } = merge(mine, withProperties(LIVE, {}, { team: 'digits', stage: 'test' }));
    expect(conflicts).toMatchObject([{ label: 'Tag stage', base: 'prod', theirs: 'test', mine: null }]);
  });

  it('a field without a word in YAML is the live resource’s own and no conflict', () => {
    const live = withProperties(LIVE, { xNew: { deep: 2 } });
    const { text, conflicts } = merge(TEXT, live);
    expect([text, conflicts]).toEqual([TEXT, []]);
    expect(applyYaml(text, live, 'model', terms).body).toMatchObject({ properties: { xNew: { deep: 2 } } });
  });

  it('a value behind an anchor that others use is not changed by itself: it would change them too', () => {
    const shared = TEXT.replace('team: digits', 'team: &who digits').replace('MODE: fast', 'MODE: *who');
    const base = withProperties(LIVE, { environmentVariables: { MODE: 'digits' } });
    const live = withProperties(base, {}, { team: 'letters', stage: 'prod' });
    const { text, conflicts, taken } = merge(shared, live, base);
    expect([text, taken]).toEqual([shared, []]);
    expect(conflicts).toMatchObject([{ label: 'Tag team', base: 'digits', theirs: 'letters', mine: 'digits' }]);
  });

  it('a text with errors is not merged, and so not lost', () => {
    expect(mergeText('name: [', LIVE, LIVE, 'model', terms)).toBeNull();
  });

  it('an endpoint merges alike', () => {
    const text = 'name: digits\ndefaults:\n  deployment_name: green # for now\n';
    const live = withProperties(ENDPOINT, { defaults: { deploymentName: 'blue' } });
    expect(mergeText(text, ENDPOINT, live, 'endpoint', terms)?.text).toBe(text.replace('green', 'blue'));
  });
});

describe('withTheirs', () => {
  it('puts the live value where the text has the field', () => {
    const own = TEXT.replace('resources: {instance_count: 2}   # both nodes\n', '').replace(
      'settings:\n',
      'settings:\n  instance_count: 2\n',
    );
    const live = withProperties(LIVE, { resources: { instanceCount: 8 } });
    const path = ['properties', 'resources', 'instanceCount'];
    expect(withTheirs(own, path, live, 'model', WS)).toBe(own.replace('instance_count: 2', 'instance_count: 8'));
  });
});

/** What a person and somebody else may each have made of the same deployment. */
const side = fc.record({
  description: fc.constantFrom('reads digits', 'it: says # so', ' 名 😀', '"', '- x'),
  miniBatchSize: fc.constantFrom(100, 7),
  environmentVariables: fc.dictionary(
    fc.constantFrom('MODE', 'a b', 'yes', '__proto__', 'x:y', '1'),
    fc.constantFrom('fast', 'no', '#'),
    { maxKeys: 3 },
  ),
  tags: fc.dictionary(fc.constantFrom('team', 'stage', '~', 'on', 'é'), fc.constantFrom('digits', 'null', '0x1', '|'), {
    maxKeys: 3,
  }),
});
const bodyOf = ({ tags, ...properties }: { tags: object }) => withProperties(LIVE, properties, tags);

/** A text that was written for one side, and edited key by key to mean the other: its comments stand where they stood. */
function edited(from: JsonObject, to: JsonObject): string {
  let text = TEXT;
  for (const start of [from, to])
    for (const path of changedPaths(start === from ? LIVE : from, start))
      text = withTheirs(text, path, start, 'model', WS) ?? text;
  return text;
}

it('nothing of either side is lost: each field is as the one who changed it wanted, or is shown as changed by both', () => {
  let met = 0;
  fc.assert(
    fc.property(side, side, side, (before, mine, theirs) => {
      const [base, live] = [bodyOf(before), bodyOf(theirs)];
      const text = edited(base, bodyOf(mine));
      const wanted = applyYaml(text, base, 'model', terms).body ?? {};
      const { text: merged, conflicts } = merge(text, live, base);
      const result = applyYaml(merged, live, 'model', terms).body ?? {};
      const at = (body: JsonObject, path: string[]) => JSON.stringify(effective(body).get(nameOfPath(path))?.value);
      for (const path of [...changedPaths(base, live), ...changedPaths(base, wanted)]) {
        const [was, own, now] = [at(base, path), at(wanted, path), at(live, path)];
        const isShown = conflicts.some((each) => nameOfPath(each.path) === nameOfPath(path));
        expect(at(result, path)).toBe(isShown || own !== was ? own : now);
        if (own !== was && now !== was && own !== now) expect(isShown).toBe(true);
        met += isShown ? 0 : 1;
      }
      for (const comment of TEXT.match(/#.*$/gm) ?? []) expect(merged).toContain(comment);
    }),
    { numRuns: 60 },
  );
  expect(met).toBeGreaterThan(60);
});
