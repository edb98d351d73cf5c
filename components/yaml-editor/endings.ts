import { followed, type LineEnds, lineEndsOf, type TextChange } from './line-ends';

/** States that undo can go back to. */
const MOST_STATES = 500;

/**
 * What Monaco does not keep of a text: its byte order mark and its line ends, which it would make one kind. `text` puts
 * them back, so that a text nobody changed stays as it was, byte for byte. New lines get the end that most lines have;
 * undo brings back the ends that a line had.
 */
export class Endings {
  private state: LineEnds;
  private readonly states = new Map<number, LineEnds>();

  constructor(text: string, version: number) {
    this.state = lineEndsOf(text);
    this.keep(version);
  }

  /** How many characters of the first line are not shown. */
  get hidden(): number {
    return this.state.marks.length;
  }

  private keep(version: number) {
    this.states.set(version, this.state);
    const oldest = this.states.keys().next();
    if (this.states.size > MOST_STATES && !oldest.done) this.states.delete(oldest.value);
  }

  /** Another text has taken the place of this one, as that version of the shown text. */
  become(text: string, version: number) {
    this.state = lineEndsOf(text);
    this.keep(version);
  }

  /** Follows changes, the last one in the text first, to the version that they lead to. */
  follow(changes: readonly TextChange[], version: number) {
    this.state = this.states.get(version) ?? followed(this.state, changes);
    this.keep(version);
  }

  /** The whole text, from what is shown. */
  text(shown: string): string {
    const { marks, usual, ends } = this.state;
    if (!ends) return marks + (usual === '\n' ? shown : shown.replaceAll('\n', usual));
    const lines = shown.split('\n');
    return marks + lines.map((line, at) => line + (at < lines.length - 1 ? (ends[at] ?? usual) : '')).join('');
  }
}
