import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import configuration from '../../.dependency-cruiser.cjs';

/** One file that breaks each rule, and what it imports. */
const PLANTED: Record<string, [file: string, text: string]> = {
  'contracts-are-leaves': ['lib/contracts/bad.ts', "import '../domain/ok';"],
  'domain-is-pure': ['lib/domain/impure.ts', "import '../client/ok';"],
  'domain-no-node': ['lib/domain/reads.ts', "import 'node:fs';"],
  'browser-never-reaches-server': ['components/jobs/reaches.ts', "import '../../lib/azureml/ok';"],
  'components-have-no-node': ['components/jobs/node.ts', "import 'node:fs';"],
  'server-only-behind-routes': ['app/page.ts', "import '../lib/server/ok';"],
  'emulator-is-foreign': ['lib/azureml/peeks.ts', "import '../emulator/ok';"],
  'emulator-knows-only-contracts': ['lib/emulator/knows.ts', "import '../domain/ok';"],
  'client-injects-everything': ['lib/azureml/env.ts', "import '../server/ok';"],
  'ui-has-no-domain': ['components/ui/knows.ts', "import '../../lib/domain/ok';"],
  'nouns-via-index': ['components/jobs/side.ts', "import '../logs/inner';"],
  'routes-are-thin': ['app/api/thick/route.ts', "import '../../../lib/azureml/ok';"],
  'e2e-is-black-box': ['e2e/white.ts', "import '../lib/server/ok';"],
  'launch-has-no-rooms': ['lib/launch/knows.ts', "import '../domain/ok';"],
  'launch-runs-before-the-install': ['lib/launch/needs.ts', "import 'zod';"],
  'bundle-has-no-rooms': ['lib/bundle/knows.ts', "import '../domain/ok';"],
  'bundle-is-for-the-build': ['lib/client/bundles.ts', "import '../bundle/ok';"],
  'cli-knows-only-rules': ['lib/cli/knows.ts', "import '../server/ok';"],
  'tests-only-from-tests': ['lib/domain/tested.ts', "import '../testing/ok';"],
  'no-runtime-cycles': ['lib/domain/cycle-a.ts', "import './cycle-b';"],
  'no-unresolvable': ['lib/domain/lost.ts', "import './nowhere';"],
};
const SOUND = [
  'lib/domain/ok.ts',
  'lib/bundle/ok.ts',
  'lib/client/ok.ts',
  'lib/azureml/ok.ts',
  'lib/server/ok.ts',
  'lib/emulator/ok.ts',
  'lib/testing/ok.ts',
  'components/logs/inner.ts',
];

let tree: string;
let broken: Set<string>;
let cruised: number;

beforeAll(async () => {
  tree = mkdtempSync(path.join(tmpdir(), 'studio-boundaries-'));
  const write = (file: string, text: string) => {
    mkdirSync(path.join(tree, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(tree, file), text);
  };
  for (const file of SOUND) write(file, 'export {};');
  for (const [file, text] of Object.values(PLANTED)) write(file, text);
  write('lib/domain/cycle-b.ts', "import './cycle-a';");
  write('tsconfig.json', '{"compilerOptions":{"module":"esnext","moduleResolution":"bundler"}}');
  symlinkSync(path.resolve('node_modules'), path.join(tree, 'node_modules'));
  const program = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const rules = path.resolve('.dependency-cruiser.cjs');
  const args = [program, 'app', 'components', 'lib', 'e2e', '--config', rules, '--output-type', 'json'];
  const done = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 26 });
  const output = JSON.parse(done.stdout) as {
    summary: { violations: { rule: { name: string } }[]; totalCruised: number };
  };
  broken = new Set(output.summary.violations.map((violation) => violation.rule.name));
  cruised = output.summary.totalCruised;
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('import directions', () => {
  it('reads the tree at all', () => expect(cruised).toBeGreaterThan(SOUND.length));
  it('plants a violation of every rule', () =>
    expect(Object.keys(PLANTED).sort()).toEqual(
      configuration.forbidden.map((rule: { name: string }) => rule.name).sort(),
    ));
  it.each(Object.keys(PLANTED))('catches %s', (rule) => expect(broken).toContain(rule));
  it('makes every rule an error', () =>
    expect(configuration.forbidden.filter((rule: { severity: string }) => rule.severity !== 'error')).toEqual([]));
});
