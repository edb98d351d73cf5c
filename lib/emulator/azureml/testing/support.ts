import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation, Plane } from '../types';

const ROOM = join(import.meta.dirname, '..');

/** Which test files say with `covers(…)` that they test an operation; by its name. */
export function coverage(): Map<string, string[]> {
  const files = readdirSync(ROOM).filter((file) => file.endsWith('.test.ts'));
  const found = new Map<string, string[]>();
  for (const file of files) {
    const [, list = ''] = /^covers\(([\s\S]*?)\);$/m.exec(readFileSync(join(ROOM, file), 'utf8')) ?? [];
    for (const [, name = ''] of list.matchAll(/'(\w+)'/g)) found.set(name, [...(found.get(name) ?? []), file]);
  }
  return found;
}

const planes: Record<Plane, string> = {
  public: 'open',
  arm: 'ARM',
  mfe: 'MFE',
  history: 'run history',
  data: 'dataset',
  scoring: 'scoring',
};

const short: readonly [RegExp, string][] = [
  [/^\/mferp\/managementfrontend/, ''],
  [/^\/(history|data)\/v1\.0/, ''],
  [
    /\/subscriptions\/\{subscriptionId\}\/resourceGroups\/\{resourceGroupName\}\/providers\/Microsoft\.MachineLearningServices\/workspaces\/\{workspaceName\}/,
    '{ws}',
  ],
  [/\/subscriptions\/\{subscriptionId\}\/resourceGroups\/\{resourceGroupName\}/, '{group}'],
  [/\/subscriptions\/\{subscriptionId\}/, '{subscription}'],
  [/providers\/Microsoft\.MachineLearningServices/, '{provider}'],
];

const pathOf = (template: string) =>
  short.reduce((path, [pattern, name]) => path.replace(pattern, name), template) || '{ws}';

/** One line for each operation of a table: the regional API repeats ARM's, under the same name and path. */
function linesOf(operations: readonly Operation[], lastCell: (name: string) => string): string[] {
  const byName = new Map<string, Operation[]>();
  for (const operation of operations) byName.set(operation.name, [...(byName.get(operation.name) ?? []), operation]);
  return [...byName].map(([name, [first, ...others]]) => {
    if (first === undefined) return '';
    const where = [first, ...others].map(({ plane }) => planes[plane]).join(', ');
    return `| ${name} | ${first.method} | \`${pathOf(first.template)}\` | ${where} | ${lastCell(name)} |`;
  });
}

const table = (last: string, lines: readonly string[]) =>
  [`| operation | method | path | plane | ${last} |`, '| --- | --- | --- | --- | --- |', ...lines].join('\n');

/** SUPPORT.md: what is there with the test that calls it, and what answers 501. */
export function supportMatrix(here: readonly Operation[], absent: readonly Operation[]): string {
  const tests = coverage();
  const tested = linesOf(here, (name) =>
    (tests.get(name) ?? []).map((file) => `[${file}](azureml/${file})`).join(', '),
  );
  return `# Support matrix

Generated from the route table (\`azureml/routes.ts\`, \`azureml/absent.ts\`) and from what the tests say they cover; written anew by \`npx vitest run lib/emulator/azureml/support.test.ts -u\`, checked by the same file.

\`{ws}\` is the workspace's ARM id, \`{group}\` and \`{subscription}\` what is above it, \`{provider}\` is \`providers/Microsoft.MachineLearningServices\`. ARM is the base URL itself; MFE stands under \`/mferp/managementfrontend\`, run history under \`/history/v1.0\`, the dataset plane under \`/data/v1.0\`, scoring under \`/inference\`.

## Implemented (${tested.length})

${table('test', tested)}

## Answered with 501 and the operation's name

Of what concerns batch endpoints: changes of computes, deletion of asset containers, registries. The rest belongs to other parts of Azure Machine Learning.

${table(
  'answer',
  linesOf(absent, () => '501'),
)}
`;
}
