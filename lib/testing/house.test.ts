import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');
const sources = tracked.filter((file) => /\.(tsx?|[cm]?js)$/.test(file));
const read = (file: string) => readFileSync(file, 'utf8');

const DASHBOARD = /^(?:proxy\.ts$|(?:app|components|lib\/(?:client|server|azureml|domain))\/)/;
/** A question which cloud this is: by a name of one, by the word that stands in the header, or by the program behind it. */
const BRANCH =
  /isLocal|['"`](?:Local|LOCAL)['"`]|emulator|cloud(?:Label|Name)?\s*[!=]==?|switch \([\w.]*cloud|['"`]Azure(?:Cloud|USGovernment|ChinaCloud)['"`]/;

describe('the house', () => {
  it('has a lock file that names no host', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved"|https?:\/\/[^"]*registry/);
  });

  it('pins every dependency to one version', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    expect(
      Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
    ).toEqual([]);
  });

  it('branches on the local cloud nowhere but in the configuration table', () => {
    const dashboard = sources.filter((file) => DASHBOARD.test(file) && !/\.test\.tsx?$/.test(file));
    expect(dashboard).toContain('proxy.ts');
    expect(dashboard.filter((file) => file !== 'lib/server/clouds.ts' && BRANCH.test(read(file)))).toEqual([]);
  });

  it.each([
    'if (isLocal) return',
    "cloud === 'Local'",
    "label === 'LOCAL'",
    'settings.cloudLabel === null ? a : b',
    "if (cloudLabel !== 'x') return",
    "switch (settings.cloud) { case 'AzureCloud':",
    "settings().cloudName == 'AzureCloud'",
    "import '../emulator/main'",
  ])('would find %s', (line) => expect(line).toMatch(BRANCH));

  it.each([
    '{cloudLabel && <Tag>{cloudLabel}</Tag>}',
    'const { cloud, publicUrl } = settings();',
    'if (!cloudLabel) return null;',
    'cloudLabel: cloud.label,',
  ])('lets %s be: it shows a value and asks nothing', (line) => expect(line).not.toMatch(BRANCH));

  it('styles no page by what stands somewhere in it: every change of the page would then style it anew', () => {
    expect(read('app/globals.css')).not.toMatch(/(?::root|html|body)[^\s{]*:has\(/);
  });

  it('keeps the top level to what is planned', () => {
    const planned = [
      '.ci',
      '.dependency-cruiser.cjs',
      '.env.example',
      '.gitattributes',
      '.gitignore',
      '.npmrc',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'app',
      'biome.json',
      'components',
      'e2e',
      'knip.json',
      'lib',
      'next.config.js',
      'package-lock.json',
      'package.json',
      'postcss.config.mjs',
      'proxy.ts',
      'public',
      'tsconfig.json',
      'vitest.config.ts',
    ];
    expect(
      [...new Set(tracked.map((file) => file.split('/')[0]))].filter((name) => !planned.includes(name ?? '')),
    ).toEqual([]);
  });
});
