import type { YamlKind } from '@/lib/domain/yaml/kind';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import type { YamlCheck } from '@/lib/domain/yaml-schema/check';
import type { EditorNames } from '@/lib/domain/yaml-schema/names';

/** What the check needs to know; the answer to it carries its number. */
export interface CheckRequest {
  id: number;
  text: string;
  expected: YamlKind | null;
  names: EditorNames | null;
}
export interface CheckAnswer extends YamlCheck {
  id: number;
}

/** The side of a worker that the checker speaks to. */
export interface CheckWorker {
  postMessage(request: CheckRequest): void;
  onmessage: ((event: MessageEvent<CheckAnswer>) => void) | null;
  terminate(): void;
}

/** After the last key; a marker must stand 200 ms after it. */
const QUIET_MS = 50;
/** While keys keep coming. */
const LONGEST_WAIT_MS = 150;
/** No text of allowed size takes this long on a slow machine. */
const GIVE_UP_MS = 3000;

const about = (message: string): YamlProblem => ({ path: '', line: 1, column: 1, severity: 'error', message });

/**
 * Checks a text off the page's thread, the newest one only, one at a time. A check that does not end is ended: typing
 * goes on either way.
 */
export class Checker {
  private worker: CheckWorker;
  private next: Omit<CheckRequest, 'id'> | null = null;
  private since = 0;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private running: { id: number; end: ReturnType<typeof setTimeout>; isWanted: boolean } | null = null;
  private id = 0;

  constructor(
    private readonly start: () => CheckWorker,
    private readonly tell: (check: YamlCheck) => void,
  ) {
    this.worker = this.started();
  }

  private started(): CheckWorker {
    const worker = this.start();
    worker.onmessage = ({ data }) => this.answered(data);
    return worker;
  }

  /** Asks for a check of this text; one that has not begun is dropped, and null asks for none. */
  check(request: Omit<CheckRequest, 'id'> | null) {
    if (!this.next) this.since = Date.now();
    this.next = request;
    clearTimeout(this.quiet);
    if (this.running) this.running.isWanted = request !== null;
    if (!request) return;
    const wait = Math.max(0, Math.min(QUIET_MS, this.since + LONGEST_WAIT_MS - Date.now()));
    this.quiet = setTimeout(() => this.run(), wait);
  }

  private run() {
    const request = this.next;
    if (this.running || !request) return;
    this.next = null;
    const id = ++this.id;
    this.running = { id, end: setTimeout(() => this.giveUp(), GIVE_UP_MS), isWanted: true };
    this.worker.postMessage({ id, ...request });
  }

  private answered({ id, shape, problems }: CheckAnswer) {
    if (this.running?.id !== id) return;
    const { isWanted } = this.running;
    this.finish();
    if (isWanted) this.tell({ shape, problems });
    this.run();
  }

  private finish() {
    clearTimeout(this.running?.end);
    this.running = null;
  }

  private giveUp() {
    const isWanted = this.running?.isWanted;
    this.finish();
    this.worker.terminate();
    this.worker = this.started();
    if (isWanted) this.tell({ shape: null, problems: [about('The text takes too long to check.')] });
    this.run();
  }

  dispose() {
    clearTimeout(this.quiet);
    this.finish();
    this.next = null;
    this.worker.terminate();
  }
}
