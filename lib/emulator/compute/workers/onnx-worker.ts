import { type ChildProcess, fork } from 'node:child_process';
import { loaderArgs, moduleOf } from '../../programs';
import { InitFault, JobFailure, loadTimeout, RunFault, runTimeout } from '../failures';
import type { MiniBatch } from '../mini-batches';
import { timerMs } from '../timer';
import { type Answer, answer, type Command, type Source } from './messages';
import { ended, endingOf, killTree, onlyThese, ownGroup, started } from './process-tree';
import type { Reply } from './worker';

const entry = moduleOf(new URL('./onnx-process.ts', import.meta.url));

export interface RunLimits {
  /** For run(). */
  timeoutSeconds: number;
  /** For reading the files of the mini-batch (task_overhead_timeout, §5.1). */
  loadSeconds: number;
}

type Listener = { answered(message: Answer): void; gone(error: Error): void };

/** One ONNX worker process with one model. It outlives a job: a pool keeps it warm for the next. */
export class OnnxProcess {
  alive = true;
  onOutput: (stream: 'stdout' | 'stderr', text: string) => void = () => undefined;
  private readonly child: ChildProcess;
  private listener: Listener | null = null;
  private ending = 'has ended';

  constructor(readonly modelDir: string) {
    const kept = ['PATH', 'SystemRoot'].flatMap((name) => (process.env[name] ? [[name, process.env[name] ?? '']] : []));
    const env = onlyThese(Object.fromEntries(kept));
    this.child = fork(entry, [], { ...ownGroup, execArgv: [...loaderArgs], env, silent: true });
    for (const stream of ['stdout', 'stderr'] as const)
      this.child[stream]?.setEncoding('utf8').on('data', (text: string) => this.onOutput(stream, text));
    this.child.on('message', (message) => this.listener?.answered(answer.parse(message)));
    this.child.once('error', (error) => this.gone(`could not go on: ${error.message}`));
    this.child.once('exit', (code, signal) => this.gone(endingOf(code, signal)));
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get busy(): boolean {
    return this.listener !== null;
  }

  private gone(ending: string): void {
    this.alive = false;
    this.ending = ending;
    this.listener?.gone(new Error(`The worker process ${ending}`));
    this.listener = null;
  }

  send(message: Command): void {
    // A failing send is followed by the process's end, which rejects whatever waits.
    if (this.alive) this.child.send(message, () => undefined);
  }

  private exchange<T>(message: Command, answered: (answer: Answer, settle: (value: T) => void) => void): Promise<T> {
    if (!this.alive) return Promise.reject(new Error(`The worker process ${this.ending}`));
    return new Promise((resolve, reject) => {
      const settle = (value: T) => {
        this.listener = null;
        resolve(value);
      };
      this.listener = { answered: (reply) => answered(reply, settle), gone: reject };
      this.send(message);
    });
  }

  /** Loads the model. Rejects with JobFailure when no process could score it. */
  async load(scorerUrl: string): Promise<void> {
    await started(this.child, 'A worker process');
    const command: Command = { type: 'load', scorerUrl, modelDir: this.modelDir };
    const reply = await this.exchange<Answer>(command, (message, settle) => settle(message)).catch((error: Error) => {
      throw new InitFault(`${error.message} while it loaded the model.`);
    });
    if (reply.type === 'refused') throw new JobFailure(reply.message);
  }

  /** Scores one mini-batch. `timeoutSeconds` counts from when its files have been read, which has its own limit. */
  async run(batch: MiniBatch, source: Source, { timeoutSeconds, loadSeconds }: RunLimits): Promise<Reply> {
    let late: RunFault | null = null;
    const limit = (seconds: number, fault: RunFault) =>
      setTimeout(() => {
        late = fault;
        this.kill();
      }, timerMs(seconds));
    let timer = limit(loadSeconds, loadTimeout(loadSeconds));
    const command: Command = { type: 'run', id: batch.index, source };
    const reply = await this.exchange<Answer>(command, (message, settle) => {
      clearTimeout(timer);
      if (message.type !== 'running') settle(message);
      else timer = limit(timeoutSeconds, runTimeout(timeoutSeconds));
    })
      .catch((error: Error) => {
        throw late ?? new RunFault('death', `${error.message} during run().`);
      })
      .finally(() => clearTimeout(timer));
    if (reply.type === 'failed') throw new RunFault(reply.stage, reply.message, reply.trace);
    if (reply.type !== 'done') throw new RunFault('death', 'The worker process gave an answer out of turn.');
    return { count: reply.count, rows: reply.rows, runSeconds: reply.seconds, cpuSeconds: reply.cpuSeconds };
  }

  kill(): void {
    this.alive = false;
    killTree(this.child);
  }

  async end(): Promise<void> {
    this.kill();
    await ended(this.child);
  }
}
