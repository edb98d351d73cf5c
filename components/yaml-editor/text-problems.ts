import type { editor } from 'monaco-editor/editor';
import { type AskedWorker, Newest, type Pace } from '@/lib/client/newest';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import { tooLarge } from '@/lib/domain/yaml/text';
import { mergedProblems, type YamlCheck } from '@/lib/domain/yaml-schema/check';
import type { TextContext } from '@/lib/domain/yaml-schema/context';
import { Marked } from './marked';
import { type Marker, markersOf } from './markers';
import { checkWorker, monaco } from './monaco';

const OWNER = 'batch-yaml';
const NOTHING: YamlCheck = { shape: null, problems: [] };

/** What the check of a text needs to know. */
export interface CheckQuestion extends TextContext {
  text: string;
}

/** A marker must stand 200 ms after the last key; no text of allowed size takes 3 s on a slow machine. */
const PACE: Pace = { quiet: 50, longestWait: 150, giveUp: 3000 };
const ENDLESS: YamlCheck = {
  shape: null,
  problems: [{ path: '', line: 1, column: 1, severity: 'error', message: 'The text takes too long to check.' }],
};
// The type says what the worker is asked and answers.
const startCheck = (): AskedWorker<CheckQuestion, YamlCheck> => checkWorker();

function withSeverity({ severity, ...marker }: Marker): editor.IMarkerData {
  const { Error: error, Warning: warning } = monaco.MarkerSeverity;
  return { ...marker, severity: severity === 'error' ? error : warning };
}

/** The problems of one text: found beside the page's thread, marked in Monaco, told to the bars. */
export class TextProblems {
  all: readonly YamlProblem[] = [];
  private checked = NOTHING;
  private ofPage: readonly YamlProblem[] = [];
  private readonly marked = new Marked();
  private readonly checker: Newest<CheckQuestion, YamlCheck>;

  constructor(
    private readonly model: editor.ITextModel,
    /** Byte order marks of the first line, which are not shown. */
    private readonly hidden: () => number,
    private readonly tell: (check: YamlCheck) => void,
  ) {
    this.checker = new Newest(startCheck, (_, check) => this.found(check ?? ENDLESS), PACE);
  }

  /** Has a text checked; what is too large is said by its size alone: nobody reads it, so nothing has to be waited for. */
  check(text: string, context: TextContext) {
    const isLarge = this.sayLarge(text);
    this.checker.want(isLarge ? null : { text, ...context });
  }

  /** Says of a text by its size alone that it is too large; false where it is not. */
  sayLarge(text: string): boolean {
    const large = tooLarge(text);
    if (large) this.found({ shape: null, problems: [large] });
    return large !== null;
  }

  /** The text was changed from that line (counted from 1) on: what was marked there may stand elsewhere now. */
  moved(line: number) {
    this.marked.moved(line);
  }

  /** What the page knows. */
  inform(problems: readonly YamlProblem[]) {
    this.ofPage = problems;
    this.mark();
  }

  private found(check: YamlCheck) {
    this.checked = check;
    this.mark();
  }

  private mark() {
    const check = { shape: this.checked.shape, problems: mergedProblems(this.ofPage, this.checked.problems) };
    const news = this.marked.news(check);
    if (news === 'none') return;
    this.all = check.problems;
    const markers = markersOf(check.problems, this.model, this.hidden());
    monaco.editor.setModelMarkers(this.model, OWNER, markers.map(withSeverity));
    if (news === 'said') this.tell(check);
  }

  dispose() {
    this.checker.dispose();
  }
}
