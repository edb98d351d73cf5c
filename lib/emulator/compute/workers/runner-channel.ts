import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { type RunnerAnswer, runnerAnswer } from './messages';
import { endingOf, killTree } from './process-tree';

type Waiter = { resolve(answer: RunnerAnswer): void; reject(error: Error): void };

function answerOf(line: string): RunnerAnswer | null {
  try {
    return runnerAnswer.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** How long the last answer may take through the pipe when a child of the script holds it open. */
const drainMs = 200;

/** The conversation with one `python/runner.py`: one question at a time on descriptor 3, answers on 4. */
export class RunnerChannel {
  alive = true;
  private waiter: Waiter | null = null;
  private ending = 'was ended';
  private readonly commands: Writable;

  constructor(
    private readonly child: ChildProcess,
    private readonly output: Record<'stdout' | 'stderr' | 'log', (text: string) => void>,
  ) {
    const [, stdout, stderr, commands, answers] = child.stdio;
    if (!(commands instanceof Writable) || !(answers instanceof Readable))
      throw new Error('The runner has no channel.');
    this.commands = commands;
    // EPIPE is only the echo of the process's end, which is handled below.
    for (const stream of child.stdio) stream?.on('error', () => undefined);
    if (stdout instanceof Readable) stdout.setEncoding('utf8').on('data', output.stdout);
    if (stderr instanceof Readable) stderr.setEncoding('utf8').on('data', output.stderr);
    createInterface({ input: answers }).on('line', (line) => this.heard(line));
    child.once('exit', (code, signal) => this.exited(endingOf(code, signal)));
  }

  get isWaiting(): boolean {
    return this.waiter !== null;
  }

  /** What the script started dies with it. Its last answer may still be in the pipe: 'close' comes after that. */
  private exited(ending: string): void {
    killTree(this.child);
    const timer = setTimeout(() => this.gone(ending), drainMs);
    this.child.once('close', () => {
      clearTimeout(timer);
      this.gone(ending);
    });
  }

  private gone(ending: string): void {
    this.alive = false;
    this.ending = ending;
    this.waiter?.reject(new Error(`The Python process ${ending}`));
    this.waiter = null;
  }

  private heard(line: string): void {
    const answer = answerOf(line);
    if (answer?.type === 'log') this.output.log(answer.text);
    else this.answered(answer);
  }

  private answered(answer: RunnerAnswer | null): void {
    const waiter = this.waiter;
    this.waiter = null;
    if (answer) waiter?.resolve(answer);
    else waiter?.reject(new Error('The Python process wrote into the channel of the runner'));
  }

  /** Rejects with how the process ended (no full stop) when it does not live to answer. */
  ask(command: object): Promise<RunnerAnswer> {
    if (!this.alive) return Promise.reject(new Error(`The Python process ${this.ending}`));
    return new Promise((resolve, reject) => {
      this.waiter = { resolve, reject };
      this.commands.write(`${JSON.stringify(command)}\n`);
    });
  }

  /** Tells the runner that there is nothing more to come. */
  end(): void {
    this.alive = false;
    this.commands.end();
  }

  kill(): void {
    this.alive = false;
    killTree(this.child);
  }
}
