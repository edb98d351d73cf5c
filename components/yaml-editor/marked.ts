import type { YamlCheck } from '@/lib/domain/yaml-schema/check';

/**
 * What is marked in a text. Most keys change no problem: then nothing is marked or drawn again. Monaco moves marks with the
 * text, so the same problems are marked anew where the text was changed at or above them.
 */
export class Marked {
  private said = '';
  private lowest = 0;
  /** The first line that was changed since. */
  private movedFrom = 0;

  /** The text was changed from that line on. */
  moved(line: number) {
    this.movedFrom = Math.min(this.movedFrom, line);
  }

  /** `said`: other problems, to be told and marked; `moved`: the same, to be marked; `none`: nothing is to be done. */
  news(check: YamlCheck): 'said' | 'moved' | 'none' {
    const said = JSON.stringify(check);
    const isSame = said === this.said;
    if (isSame && this.lowest < this.movedFrom) return 'none';
    this.said = said;
    this.lowest = Math.max(0, ...check.problems.map(({ line }) => line));
    this.movedFrom = Number.POSITIVE_INFINITY;
    return isSame ? 'moved' : 'said';
  }
}
