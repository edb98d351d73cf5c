import { expect, test } from 'vitest';
import { isJsonObject } from '@/lib/domain/yaml/rest-body';
import { yamlToRest } from '@/lib/domain/yaml/to-rest';
import type { AssetProgress } from './asset-progress';
import { carryOut } from './carry-out';
import type { LocalFiles } from './local-files';
import { MEMORY_ID, memoryWorkspace } from './memory-workspace';
import { planAssets } from './plan';
import { AssetProblem } from './problem';
import { SAMPLE, sampleFiles } from './sample';

const WS = MEMORY_ID;
const HASH = '6b2b15d2c88eb266c3b5e7697b73cc27';

const deployment = (lines: string) => `name: blue
endpoint_name: digits
type: model
compute: azureml:cpu
${lines}`;

const FOLDER = deployment(`model:
  path: ./sample
code_configuration:
  code: ../src
  scoring_script: score.py
environment:
  image: mcr.microsoft.com/azureml/base:1
  conda_file: conda.yml
settings:
  mini_batch_size: 5
`);
const CONDA = `name: score
channels:
  - conda-forge
  - defaults
dependencies:
  - python=3.10
  - pip
  - pip:
      - numpy==1.26.4
      - "scikit-learn>=1.2,<2"
      - azureml-core
      - git+https://github.com/example/some-very-long-package-name-that-goes-beyond-eighty-columns.git@main#egg=thing
variables:
  FLAG: "yes"
  N: 3
  R: 1.50
  EMPTY:
  MORE: "a: b"
`;

function folder(more: Record<string, string> = {}): LocalFiles {
  const sample = Object.fromEntries(Object.entries(SAMPLE).map(([path, text]) => [`blue/sample/${path}`, text]));
  const own = { 'blue/deployment.yml': FOLDER, 'blue/conda.yml': CONDA, 'src/score.py': 'def init(): pass\n' };
  return sampleFiles({ ...sample, ...own, ...more }, 'blue', 'project');
}

const toolsOf = (workspace: ReturnType<typeof memoryWorkspace>, files: LocalFiles | null) => {
  let names = 0;
  return {
    workspaceId: WS,
    files,
    api: workspace.api,
    signal: undefined,
    newName: () => {
      names += 1;
      return `guid-${names}`;
    },
  };
};

async function apply(workspace: ReturnType<typeof memoryWorkspace>, texts: string[], files: LocalFiles | null) {
  const plan = await planAssets(toolsOf(workspace, files), texts);
  const told: AssetProgress[] = [];
  await carryOut(workspace.api, plan, (progress) => told.push(progress));
  const bodies = texts.map((text) => yamlToRest(text, plan.terms).rest?.properties);
  return { plan, told, properties: isJsonObject(bodies[0]) ? bodies[0] : {} };
}

const registered = (log: string[]) => log.filter((line) => line.startsWith('register'));
const stored = (log: string[]) => log.filter((line) => line.startsWith('store'));

test('a folder with code, model and conda file: every byte first, then the versions, then ids that name them', async () => {
  const workspace = memoryWorkspace();
  const { properties, told } = await apply(workspace, [FOLDER], folder());
  // Names as azure-ai-ml 1.4.0 made them of the same folder and conda file.
  expect(properties).toMatchObject({
    codeConfiguration: { codeId: `${WS}/codes/guid-1/versions/1`, scoringScript: 'score.py' },
    model: { assetId: `${WS}/models/cddbd87a76a4803a591f8a0519b4890e/versions/1` },
    environmentId: expect.stringMatching(/environments\/CliV2AnonymousEnvironment\/versions\/[0-9a-f]{32}$/),
  });
  const lastByte = workspace.log.findLastIndex((line) => line.startsWith('store'));
  expect(workspace.log.findIndex((line) => line.startsWith('register'))).toBeGreaterThan(lastByte);
  expect(registered(workspace.log).map((line) => line.split('/')[0])).toEqual([
    'register codes',
    'register environments',
    'register models',
  ]);
  expect(workspace.versions.get('codes/guid-1/1')).toMatchObject({
    codeUri: 'https://store/guid-1/src',
    isAnonymous: true,
    properties: { hash_version: '202208' },
  });
  expect(workspace.versions.get('models/cddbd87a76a4803a591f8a0519b4890e/1')).toMatchObject({
    modelUri: `azureml://subscriptions/s/resourcegroups/g/workspaces/w/datastores/workspaceblobstore/paths/LocalUpload/${HASH}/sample`,
    modelType: 'custom_model',
  });
  expect(told.at(-1)).toMatchObject({ phase: 'done', files: { total: 13, stored: 13 } });
  expect(told.at(-1)?.bytes.stored).toBe(told.at(-1)?.bytes.total);
});

test('the conda file is sent in the layout of azure-ai-ml, so that both clients make one environment of it', async () => {
  const workspace = memoryWorkspace();
  await apply(workspace, [FOLDER], folder());
  const [name] = [...workspace.versions.keys()].filter((key) => key.startsWith('environments'));
  expect(name).toBe('environments/CliV2AnonymousEnvironment/c5f82f098cce50de39484e46f4e4701b');
  expect(workspace.versions.get(name ?? '')?.condaFile).toBe(`channels:
- conda-forge
- defaults
dependencies:
- python=3.10
- pip
- pip:
  - numpy==1.26.4
  - scikit-learn>=1.2,<2
  - azureml-core
  - git+https://github.com/example/some-very-long-package-name-that-goes-beyond-eighty-columns.git@main#egg=thing
name: score
variables:
  EMPTY: null
  FLAG: 'yes'
  MORE: 'a: b'
  N: 3
  R: 1.5
`);
});

const environment = (lines: string) => deployment(`model: azureml:m:1\nenvironment:\n${lines}`);

test.each([
  ['an image', '  image: mcr.microsoft.com/azureml/base:1\n', '2c7e9dc6d2d41b01200ede48224d0cb6'],
  [
    'an image with conda file and inference configuration',
    `  image: mcr.microsoft.com/azureml/base:1
  conda_file: conda.yml
  inference_config:
    liveness_route: { port: 5001, path: / }
    readiness_route: { port: 5001, path: / }
    scoring_route: { port: 5001, path: /score }
`,
    '51e6cefabb2d6f8aeeedf13daab9b0f9',
  ],
  ['a build context', '  build:\n    path: sample\n', '36fc3844114ac5d581b0011aa45c7603'],
  [
    'a build context with a Dockerfile of its own',
    '  build:\n    path: sample\n    dockerfile_path: docker/Dockerfile\n',
    'b1263101a1673837d288605fdcd8c74e',
  ],
])('an anonymous environment of %s has the version of azure-ai-ml', async (_what, lines, version) => {
  const workspace = memoryWorkspace();
  const { properties } = await apply(workspace, [environment(lines)], folder());
  expect(properties.environmentId).toBe(`${WS}/environments/CliV2AnonymousEnvironment/versions/${version}`);
});

test('a build context is uploaded and named by its address', async () => {
  const workspace = memoryWorkspace();
  await apply(workspace, [environment('  name: mine\n  build:\n    path: sample\n')], folder());
  expect(workspace.versions.get('environments/mine/1')).toMatchObject({
    build: { contextUri: `https://store/workspaceblobstore/LocalUpload/${HASH}/sample/` },
  });
});

test('the same folder again sends nothing and registers nothing', async () => {
  const workspace = memoryWorkspace();
  const first = await apply(workspace, [FOLDER], folder());
  const before = workspace.log.length;
  const again = await apply(workspace, [FOLDER], folder());
  expect(workspace.log.slice(before)).toEqual([]);
  expect(again.plan.versions).toEqual([]);
  expect(again.properties).toEqual(first.properties);
});

test('a named model without a version: the same files keep its version, other files get the next one', async () => {
  const workspace = memoryWorkspace();
  const text = deployment('model:\n  name: digits\n  path: sample\n');
  const one = await apply(workspace, [text], folder());
  const same = await apply(workspace, [text], folder());
  const other = await apply(workspace, [text], folder({ 'blue/sample/new.txt': 'new' }));
  expect([one, same, other].map(({ properties }) => properties.model)).toMatchObject([
    { assetId: `${WS}/models/digits/versions/1` },
    { assetId: `${WS}/models/digits/versions/1` },
    { assetId: `${WS}/models/digits/versions/2` },
  ]);
});

test('a file that can not be stored is named and leaves nothing registered; the next try ends it', async () => {
  const workspace = memoryWorkspace();
  workspace.fail.store = (path) => {
    if (path.endsWith('notes.md')) throw Object.assign(new Error('The disk is full.'), { status: 400, code: 'Full' });
  };
  const failing = apply(workspace, [FOLDER], folder());
  await expect(failing).rejects.toThrow(AssetProblem);
  await expect(failing).rejects.toThrow(/^\S+ of model \.\/sample was not stored: The disk is full\./);
  expect(registered(workspace.log)).toEqual([]);
  expect(workspace.versions.size).toBe(0);
  workspace.fail.store = () => {};
  await apply(workspace, [FOLDER], folder());
  expect(registered(workspace.log)).toHaveLength(3);
});

test('after a refused registration the bytes are not sent again', async () => {
  const workspace = memoryWorkspace();
  workspace.fail.register = (name) => {
    if (name.startsWith('Cli')) throw new Error('AuthorizationFailed');
  };
  await expect(apply(workspace, [FOLDER], folder())).rejects.toThrow('AuthorizationFailed');
  const before = workspace.log.length;
  workspace.fail.register = () => {};
  await apply(workspace, [FOLDER], folder());
  expect(stored(workspace.log.slice(before))).toEqual([]);
});

test('canceling ends the upload and registers nothing', async () => {
  const workspace = memoryWorkspace();
  const plan = await planAssets(toolsOf(workspace, folder()), [FOLDER]);
  const stop = new AbortController();
  workspace.fail.store = () => stop.abort(new Error('stopped'));
  await expect(carryOut(workspace.api, plan, () => {}, stop.signal)).rejects.toThrow('stopped');
  expect(registered(workspace.log)).toEqual([]);
});

test('what an ignore file leaves out is neither sent nor hidden from the reader', async () => {
  const workspace = memoryWorkspace();
  const { plan } = await apply(workspace, [FOLDER], folder({ 'src/.amlignore': 'data/\n', 'src/data/big.csv': 'x' }));
  expect(plan.ignored).toEqual(['data/big.csv']);
  expect(stored(workspace.log).filter((line) => line.startsWith('store guid-1'))).toEqual([
    'store guid-1:src/score.py',
    'store guid-1:src/.amlignore',
  ]);
});

test.each([
  ['a path out of the folder', 'code: ../../src', /leads out of the dropped folder/],
  ['a path of the machine', 'code: /home/me/src', /path of your machine/],
  ['a folder that is not there', 'code: ./nothing', /\.\/nothing is not in the dropped folder project/],
  ['a script that is not there', 'code: ./sample\n  scoring_script: main.py', /scoring script main\.py is not in/],
])('%s is refused by a sentence, and nothing is sent', async (_what, lines, sentence) => {
  const workspace = memoryWorkspace();
  const text = deployment(`model: azureml:m:1\ncode_configuration:\n  ${lines}\n`);
  await expect(apply(workspace, [text], folder())).rejects.toThrow(sentence);
  expect(workspace.log).toEqual([]);
});

test('local paths without a folder ask for it', async () => {
  const workspace = memoryWorkspace();
  await expect(apply(workspace, [FOLDER], null)).rejects.toThrow(
    '../src is a local path: drop the folder that holds it.',
  );
});

test('an mlflow model is a folder with a file MLmodel', async () => {
  const workspace = memoryWorkspace();
  const text = deployment('model:\n  path: sample\n  type: mlflow_model\n');
  await expect(apply(workspace, [text], folder())).rejects.toThrow('sample holds no file MLmodel');
  await apply(workspace, [text], folder({ 'blue/sample/MLmodel': 'flavors: {}' }));
  expect(registered(workspace.log)).toHaveLength(1);
});

test('labels become the latest version; another label or a missing asset is refused by name', async () => {
  const workspace = memoryWorkspace();
  await workspace.api.register({ collection: 'models', name: 'm', version: '7' }, {});
  const { properties } = await apply(workspace, [deployment('model: azureml:m@latest\n')], null);
  expect(properties.model).toMatchObject({ assetId: `${WS}/models/m/versions/7` });
  await expect(apply(workspace, [deployment('model: azureml:m@best\n')], null)).rejects.toThrow(
    'Asset m with version label best does not exist in workspace.',
  );
  await expect(apply(workspace, [deployment('model: azureml:none@latest\n')], null)).rejects.toThrow(
    'Asset none does not exist in workspace.',
  );
});

test('a model in the cloud is registered as it is named', async () => {
  const workspace = memoryWorkspace();
  const text = deployment('model:\n  name: far\n  version: 3\n  path: azureml://datastores/store/paths/models/x\n');
  const { properties } = await apply(workspace, [text], null);
  expect(properties.model).toMatchObject({ assetId: `${WS}/models/far/versions/3` });
  expect(workspace.versions.get('models/far/3')?.modelUri).toBe(
    'azureml://subscriptions/s/resourcegroups/g/workspaces/w/datastores/store/paths/models/x',
  );
});

const PIPELINE = `type: pipeline
name: batch
inputs:
  data: { type: uri_folder }
outputs:
  scores: { type: uri_folder, mode: upload }
jobs:
  prepare:
    type: command
    component: azureml:prepare@latest
    compute: azureml:cpu
    inputs:
      data: \${{parent.inputs.data}}
    outputs:
      ready:
  score:
    type: command
    component: steps/score.yml
    inputs:
      data: \${{parent.jobs.prepare.outputs.ready}}
      share: 0.5
      model:
        path: azureml:digits:1
        type: mlflow_model
    outputs:
      scores:
        mode: upload
        path: \${{parent.outputs.scores}}
`;
const STEP = `type: command
name: score
inputs:
  data: { type: uri_folder }
  share: { type: number }
  model: { type: mlflow_model }
outputs:
  scores: { type: uri_folder }
code: ../../src
environment:
  image: mcr.microsoft.com/azureml/base:1
command: python score.py
`;

test('a component file brings its steps, their code and environment; the shapes are those that azure-ai-ml sends', async () => {
  const workspace = memoryWorkspace();
  await workspace.api.register({ collection: 'components', name: 'prepare', version: '4' }, {});
  const text = 'name: steps\nendpoint_name: digits\ntype: pipeline\ncomponent: pipeline.yml\n';
  const files = folder({ 'blue/pipeline.yml': PIPELINE, 'blue/steps/score.yml': STEP });
  const { properties } = await apply(workspace, [text], files);
  expect(properties.deploymentConfiguration).toMatchObject({
    componentId: { assetId: `${WS}/components/batch/versions/1` },
  });
  const inner = [...workspace.versions.keys()].find((key) => key.startsWith('components/azureml_anonymous/')) ?? '';
  const [collection, name, version] = inner.split('/');
  const spec = workspace.versions.get('components/batch/1')?.componentSpec;
  expect(spec).toMatchObject({
    jobs: {
      prepare: {
        componentId: `${WS}/components/prepare/versions/4`,
        computeId: `${WS}/computes/cpu`,
        inputs: { data: { job_input_type: 'literal', value: `\${{parent.inputs.data}}` } },
      },
      score: {
        name: 'score',
        componentId: `${WS}/${collection}/${name}/versions/${version}`,
        inputs: {
          data: { job_input_type: 'literal', value: `\${{parent.jobs.prepare.outputs.ready}}` },
          share: { job_input_type: 'literal', value: '0.5' },
          model: { uri: 'azureml:digits:1', job_input_type: 'mlflow_model' },
        },
        outputs: { scores: { value: `\${{parent.outputs.scores}}`, type: 'literal', mode: 'Upload' } },
      },
    },
  });
  expect(workspace.versions.get(inner)?.componentSpec).toMatchObject({
    code: `${WS}/codes/guid-1/versions/1`,
    environment: `${WS}/environments/CliV2AnonymousEnvironment/versions/2c7e9dc6d2d41b01200ede48224d0cb6`,
  });
  const before = workspace.log.length;
  await apply(workspace, [text], files);
  expect(workspace.log.slice(before)).toEqual([]);
});
