/** The side of a worker that questions go to; an answer carries the number of its question. */
export interface AskedWorker<Question, Answer> {
  postMessage(message: { id: number; question: Question }): void;
  onmessage: ((event: MessageEvent<{ id: number; answer: Answer }>) => void) | null;
  terminate(): void;
}

/** In milliseconds. */
export interface Pace {
  /** From the last question to its being asked. */
  quiet: number;
  /** From the first one, while they keep coming. */
  longestWait: number;
  /** An answer that takes this long never comes. */
  giveUp: number;
}

interface Job<Question, Answer> {
  question: Question;
  /** Somebody waits for this very answer; null: it is of use while no newer question is there. */
  resolve: ((answer: Answer | null) => void) | null;
}

/**
 * Asks a worker, so that the page's thread stays free: the newest question only, one at a time. An answer that does not
 * end is ended by taking another worker; `tell` then gets null for it.
 */
export class Newest<Question, Answer> {
  /** Begun with the first question: what is drawn meanwhile needs the machine more. */
  private worker: AskedWorker<Question, Answer> | null = null;
  private next: Question | null = null;
  private isDue = false;
  private since = 0;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private readonly awaited: Job<Question, Answer>[] = [];
  private running: (Job<Question, Answer> & { id: number; isWanted: boolean }) | null = null;
  private end: ReturnType<typeof setTimeout> | undefined;
  private id = 0;

  constructor(
    private readonly start: () => AskedWorker<Question, Answer>,
    private readonly tell: (question: Question, answer: Answer | null) => void,
    private readonly pace: Pace,
  ) {}

  private started() {
    const worker = this.start();
    worker.onmessage = ({ data }) => {
      if (data.id === this.running?.id) this.answered(data.answer);
    };
    return worker;
  }

  /** Wants the answer to this question; an older one that was not asked yet is dropped. Null wants none. */
  want(question: Question | null) {
    if (this.next === null) this.since = Date.now();
    this.next = question;
    this.isDue = false;
    clearTimeout(this.quiet);
    if (this.running) this.running.isWanted = question !== null;
    if (question === null) return;
    const { quiet, longestWait } = this.pace;
    const wait = Math.max(0, Math.min(quiet, this.since + longestWait - Date.now()));
    this.quiet = setTimeout(() => this.due(), wait);
  }

  /** The answer to this very question, which no newer one drops; null where it does not end. It is told as well. */
  ask(question: Question): Promise<Answer | null> {
    return new Promise((resolve) => {
      this.awaited.push({ question, resolve });
      this.run();
    });
  }

  private due() {
    this.isDue = true;
    this.run();
  }

  private taken(): Job<Question, Answer> | null {
    const question = this.isDue ? this.next : null;
    if (question === null) return null;
    this.next = null;
    return { question, resolve: null };
  }

  private run() {
    if (this.running) return;
    const job = this.awaited.shift() ?? this.taken();
    if (!job) return;
    const id = ++this.id;
    this.running = { ...job, id, isWanted: true };
    this.end = setTimeout(() => this.giveUp(), this.pace.giveUp);
    this.worker ??= this.started();
    this.worker.postMessage({ id, question: job.question });
  }

  private answered(answer: Answer | null) {
    const job = this.running;
    this.running = null;
    clearTimeout(this.end);
    if (job?.isWanted) this.tell(job.question, answer);
    job?.resolve?.(answer);
    this.run();
  }

  private giveUp() {
    this.worker?.terminate();
    this.worker = null;
    this.answered(null);
  }

  /** Ends it: who still waits gets null. */
  dispose() {
    clearTimeout(this.quiet);
    clearTimeout(this.end);
    this.next = null;
    const waiting = [this.running, ...this.awaited.splice(0)];
    this.running = null;
    for (const job of waiting) job?.resolve?.(null);
    this.worker?.terminate();
  }
}
