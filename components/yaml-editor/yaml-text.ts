import type { editor } from 'monaco-editor/editor';
import { fixed, fixWords } from '@/lib/domain/yaml/fix';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import type { YamlCheck } from '@/lib/domain/yaml-schema/check';
import type { TextContext } from '@/lib/domain/yaml-schema/context';
import { Echoes } from './echoes';
import { Endings } from './endings';
import { type OfferedFix, setFixes } from './fixes';
import { setContext } from './providers';
import { editAsOneStep, editTo, modelOf } from './text-model';
import { TextProblems } from './text-problems';

const isSame = (a: TextContext, b: TextContext) =>
  a.expected === b.expected && a.names === b.names && a.endpointName === b.endpointName;

/** One text in an editor: Monaco's model of it, its own line ends and byte order mark, and its problems. */
export class YamlText {
  readonly model: editor.ITextModel;
  private readonly endings: Endings;
  private current: string;
  /** A text that takes the place of the whole; Monaco tells of the change while it is made. */
  private coming: string | null = null;
  private readonly echoes = new Echoes();
  private readonly problems: TextProblems;
  private context: TextContext = { expected: null, names: null, endpointName: null };

  constructor(
    path: string,
    text: string,
    private readonly told: { change(text: string): void; problems(check: YamlCheck): void },
  ) {
    this.current = text;
    this.model = modelOf(path, text);
    this.endings = new Endings(text, this.model.getAlternativeVersionId());
    setContext(this.model, this.context);
    setFixes(this.model, (isAsked) => this.fixes(isAsked));
    this.problems = new TextProblems(this.model, () => this.endings.hidden, told.problems);
    this.model.onDidChangeContent((event) => this.changed(event));
    this.check();
  }

  private check() {
    this.problems.check(this.current, this.context);
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
    for (const { range } of changes) this.problems.moved(range.startLineNumber);
    this.check();
  }

  /**
   * Puts another text in its place as one step that undo takes back. The same text, and one that was told of and comes
   * back late while typing went on, change nothing.
   */
  replace(text: string) {
    if (this.echoes.take(text) || text === this.current) return;
    this.coming = text;
    editAsOneStep(this.model, editTo(this.model, text));
    this.coming = null;
    if (this.current === text) return;
    // Only its ends or its mark are others: Monaco saw no change.
    this.endings.become(text, this.model.getAlternativeVersionId());
    this.current = text;
    this.check();
  }

  private fixOf(problem: YamlProblem): OfferedFix | null {
    const text = fixed(this.current, problem);
    if (text === null || !problem.fix) return null;
    return { title: fixWords(problem.fix), line: problem.line, edit: editTo(this.model, text) };
  }

  private fixes(isAsked: (line: number) => boolean): OfferedFix[] {
    const asked = this.problems.all.filter(({ line, fix }) => fix && isAsked(line));
    return asked.flatMap((problem) => this.fixOf(problem) ?? []);
  }

  /** Carries out a problem's fix as an edit of the person. Nothing where the text is another by now. */
  fix(problem: YamlProblem) {
    const offered = this.fixOf(problem);
    if (offered) editAsOneStep(this.model, offered.edit);
  }

  /** Says that a text which is about to come is too large to be checked; false where it is not. */
  sayLarge(text: string): boolean {
    return this.problems.sayLarge(text);
  }

  /** What the page knows of the text. */
  inform(context: TextContext, problems: readonly YamlProblem[]) {
    const isNew = !isSame(context, this.context);
    this.context = context;
    setContext(this.model, context);
    if (isNew) this.check();
    this.problems.inform(problems);
  }

  dispose() {
    this.problems.dispose();
    this.model.dispose();
  }
}
