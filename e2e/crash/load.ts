import { setTimeout as delay } from 'node:timers/promises';
import type { ContainerClient } from '@azure/storage-blob';
import type { Azure } from '../fixtures/azure';
import type { WorkspaceDoor } from '../fixtures/door';
import { pipelineEndpoint, registerCode, registerComponent } from '../fixtures/pipelines';
import { deployPlainly } from '../fixtures/plain-deployment';
import { stepsOf } from './pipeline';

const files = 24;
const names = Array.from({ length: files }, (_, at) => `${String(at).padStart(2, '0')}.txt`);
const digitFiles = 60;
const store = 'azureml://datastores/workspaceblobstore/paths';

/** Slow enough that a kill meets it at work. */
const slow = `
import os, time
def run(mini_batch):
  time.sleep(0.1)
  return [os.path.basename(f) for f in mini_batch]
`;

interface Job {
  name: string;
  output: string;
  /** The rows that must be there, sorted. */
  rows: string[];
}

/** What goes on while parts are killed: jobs of both scorers and of a pipeline, uploads, and writes to the control plane. */
export class Load {
  readonly jobs: Job[] = [];
  readonly uploads: string[] = [];
  readonly assets: string[] = [];
  private isOver = false;
  private counter = 0;
  private lanes: Promise<void>[] = [];

  private constructor(
    /** The workspace of the present life. */
    private readonly azure: () => Azure<WorkspaceDoor>,
    private readonly container: ContainerClient,
    private readonly digits: string[],
  ) {}

  static async open(azure: () => Azure<WorkspaceDoor>): Promise<Load> {
    await azure().put(
      'crash/in',
      names.map((name) => ({ name, bytes: name })),
    );
    await deployPlainly(azure(), 'crash', slow, { maxConcurrencyPerInstance: 2 });
    const code = await registerCode(azure(), 'crash-steps', { 'score.py': slow });
    await pipelineEndpoint(azure(), 'crash-steps', await registerComponent(azure(), 'crash-steps', stepsOf(code)));
    const container = await azure().container();
    const digits: { name: string; bytes: Buffer }[] = [];
    for await (const { name } of container.listBlobsFlat({ prefix: 'sample-data/mnist/' })) {
      const bytes = await container.getBlobClient(name).downloadToBuffer();
      if (digits.push({ name: name.slice(name.lastIndexOf('/') + 1), bytes }) === digitFiles) break;
    }
    await azure().put('crash/digits', digits);
    return new Load(
      azure,
      container,
      digits.map(({ name }) => name),
    );
  }

  /** Sends a job of each kind, and from now on uploads until `rest`. */
  begin(): void {
    this.isOver = false;
    this.counter += 1;
    const tag = `${this.counter}`;
    const jobs = [this.submit(`script-${tag}`), this.submit(`model-${tag}`), this.submitSteps(`steps-${tag}`)];
    this.lanes = [...jobs, this.upload('a'), this.upload('b')];
  }

  async rest(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.lanes);
  }

  /** What is not answered is not acknowledged; whoever sent it sends something new. */
  private async submit(tag: string): Promise<void> {
    const isScript = tag.startsWith('script');
    const input = isScript ? `${store}/crash/in/` : `${store}/crash/digits/`;
    const output = `crash/out/${tag}.csv`;
    const properties = {
      inputData: { input: { jobInputType: 'UriFolder', uri: input } },
      outputData: { score: { jobOutputType: 'UriFile', uri: `${store}/${output}` } },
      miniBatchSize: isScript ? 2 : 5,
    };
    const [endpoint, deployment] = isScript ? ['crash', 'script'] : ['mnist-batch', 'mnist-onnx'];
    await this.invoke(endpoint, deployment, properties, { output, rows: isScript ? names : this.digits });
  }

  private async submitSteps(tag: string): Promise<void> {
    const output = `crash/out/${tag}.csv`;
    const properties = {
      inputData: { files: { jobInputType: 'UriFolder', uri: `${store}/crash/in/` } },
      outputData: { rows: { jobOutputType: 'UriFile', uri: `${store}/${output}` } },
    };
    await this.invoke('crash-steps', 'steps', properties, { output, rows: names });
  }

  private async invoke(
    endpoint: string,
    deployment: string,
    properties: Record<string, unknown>,
    { output, rows }: Pick<Job, 'output' | 'rows'>,
  ): Promise<void> {
    const name = await this.azure()
      .invoke(endpoint, deployment, properties)
      .catch(() => null);
    if (name !== null) this.jobs.push({ name, output, rows: [...rows].sort() });
  }

  private async upload(lane: string): Promise<void> {
    for (let at = 0; !this.isOver; at += 1) {
      const name = `crash/up/${this.counter}-${lane}-${at}`;
      const isStored = await this.stored(name);
      if (isStored) this.uploads.push(name);
      if (at % 8 === 0) await this.register(`crash-${this.counter}-${lane}-${at}`);
      if (!isStored) await delay(50);
    }
  }

  private stored = (name: string): Promise<boolean> =>
    this.container
      .getBlockBlobClient(name)
      .upload(name, name.length)
      .then(
        () => true,
        () => false,
      );

  private async register(name: string): Promise<void> {
    const properties = { dataType: 'uri_folder', dataUri: `${store}/crash/in/` };
    const answer = await this.azure()
      .arm('PUT', `data/${name}/versions/1`, { properties })
      .catch(() => null);
    if (answer && answer.status < 300) this.assets.push(name);
  }

  /** The rows of a job's output, by file name, sorted. */
  async rowsOf(job: Job): Promise<string[]> {
    const bytes = await this.container.getBlobClient(job.output).downloadToBuffer();
    const lines = bytes.toString().trim().split('\n');
    return lines.map((line) => line.slice(line.lastIndexOf(',') + 1)).sort();
  }

  async isUploaded(name: string): Promise<boolean> {
    const bytes = await this.container
      .getBlobClient(name)
      .downloadToBuffer()
      .catch(() => null);
    return bytes?.toString() === name;
  }
}
