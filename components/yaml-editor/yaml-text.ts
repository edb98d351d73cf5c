import type { editor, languages } from 'monaco-editor/editor';
import { type AskedWorker, Newest, type Pace } from '@/lib/client/newest';
import { fixed, fixWords } from '@/lib/domain/yaml/fix';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import { tooLarge } from '@/lib/domain/yaml/text';
import { mergedProblems, type YamlCheck } from '@/lib/domain/yaml-schema/check';
import { Echoes } from './echoes';
import { Endings, shownText } from './endings';
import { type OfferedFix, setFixes } from './fixes';
import { markersOf } from './markers';
import { checkWorker, monaco } from './monaco';
import { setContext, type TextContext } from './providers';

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

/** Where two texts differ, from the front and from the back. */
function changedPart(before: string, after: string): { start: number; end: number; text: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/**
 * One text in an editor: Monaco's model of it, its own line ends and byte order mark, and its problems, which are marked
 * and told to `tell`.
 */
export class YamlText {
  readonly model: editor.ITextModel;
  private readonly endings: Endings;
  private current: string;
  /** A text that takes the place of the whole; Monaco tells of the change while it is made. */
  private coming: string | null = null;
  private readonly echoes = new Echoes();
  private checked = NOTHING;
  private pageProblems: readonly YamlProblem[] = [];
  private problems: readonly YamlProblem[] = [];
  private context: TextContext = { expected: null, names: null };
  private readonly checker: Newest<CheckQuestion, YamlCheck>;

  constructor(
    path: string,
    text: string,
    private readonly told: { change(text: string): void; problems(check: YamlCheck): void },
  ) {
    this.current = text;
    const uri = monaco.Uri.from({ scheme: 'inmemory', path: `/${path}` });
    monaco.editor.getModel(uri)?.dispose();
    this.model = monaco.editor.createModel(shownText(text), 'yaml', uri);
    this.model.setEOL(monaco.editor.EndOfLineSequence.LF);
    this.model.updateOptions({ tabSize: 2, indentSize: 2, insertSpaces: true, trimAutoWhitespace: false });
    this.endings = new Endings(text, this.model.getAlternativeVersionId());
    setContext(this.model, this.context);
    setFixes(this.model, () => this.fixes());
    this.checker = new Newest(startCheck, (_, check) => this.found(check ?? ENDLESS), PACE);
    this.model.onDidChangeContent((event) => this.changed(event));
    this.check();
  }

  private changed({ changes }: editor.IModelContentChangedEvent) {
    const version = this.model.getAlternativeVersionId();
    if (this.coming !== null) {
      this.endings.become(this.coming, version);
      this.current = this.coming;
    } else {
      this.endings.follow(changes, version);
      this.current = this.endings.text(this.model.getValue());
      this.echoes.expect(this.current);
      this.told.change(this.current);
    }
    this.check();
  }

  /**
   * Puts another text in its place as one step that undo takes back. The same text, and one that was told of and comes
   * back late while typing went on, change nothing.
   */
  replace(text: string) {
    if (this.echoes.take(text) || text === this.current) return;
    this.coming = text;
    this.edit(this.editTo(text));
    this.coming = null;
    if (this.current === text) return;
    // Only its ends or its mark are others: Monaco saw no change.
    this.endings.become(text, this.model.getAlternativeVersionId());
    this.current = text;
    this.check();
  }

  private editTo(text: string): languages.TextEdit {
    const { start, end, text: added } = changedPart(this.model.getValue(), shownText(text));
    const range = monaco.Range.fromPositions(this.model.getPositionAt(start), this.model.getPositionAt(end));
    return { range, text: added };
  }

  /** One step that undo takes back. */
  private edit(edit: languages.TextEdit) {
    this.model.pushStackElement();
    this.model.pushEditOperations([], [edit], () => null);
    this.model.pushStackElement();
  }

  private fixOf(problem: YamlProblem): OfferedFix | null {
    const text = fixed(this.current, problem);
    if (text === null || !problem.fix) return null;
    return { title: fixWords(problem.fix), line: problem.line, edit: this.editTo(text) };
  }

  private fixes = () => this.problems.flatMap((problem) => this.fixOf(problem) ?? []);

  /** Carries out a problem's fix as an edit of the person. Nothing where the text is another by now. */
  fix(problem: YamlProblem) {
    const offered = this.fixOf(problem);
    if (offered) this.edit(offered.edit);
  }

  /** What the page knows of the text. */
  inform(context: TextContext, problems: readonly YamlProblem[]) {
    const isNew = context.expected !== this.context.expected || context.names !== this.context.names;
    this.context = context;
    this.pageProblems = problems;
    setContext(this.model, context);
    if (isNew) this.check();
    this.mark();
  }

  private check() {
    const large = tooLarge(this.current);
    // By its size alone: nobody reads it, so nothing has to be waited for.
    if (large) this.found({ shape: null, problems: [large] });
    this.checker.want(large ? null : { text: this.current, ...this.context });
  }

  private found(check: YamlCheck) {
    this.checked = check;
    this.mark();
  }

  private mark() {
    const problems = mergedProblems(this.pageProblems, this.checked.problems);
    this.problems = problems;
    const { Error: error, Warning: warn } = monaco.MarkerSeverity;
    const markers = markersOf(problems, this.model, this.endings.hidden);
    monaco.editor.setModelMarkers(
      this.model,
      OWNER,
      markers.map((marker) => ({ ...marker, severity: marker.severity === 'error' ? error : warn })),
    );
    this.told.problems({ shape: this.checked.shape, problems });
  }

  dispose() {
    this.checker.dispose();
    this.model.dispose();
  }
}
