/** Characters of texts that are waited for; a page that never gives any back must not fill the memory. */
const MOST_CHARACTERS = 16_000_000;

/**
 * Texts that the page was told of and has not given back yet. A page draws later than keys are typed, so a text that comes
 * back may be older than what the editor shows; it is then no wish for another text.
 */
export class Echoes {
  private readonly waited: string[] = [];
  private characters = 0;

  expect(text: string) {
    this.waited.push(text);
    this.characters += text.length;
    while (this.characters > MOST_CHARACTERS && this.waited.length > 1) this.drop(1);
  }

  /** Whether the text was waited for; it and the older ones no longer are. */
  take(text: string): boolean {
    const at = this.waited.lastIndexOf(text);
    if (at >= 0) this.drop(at + 1);
    return at >= 0;
  }

  private drop(count: number) {
    for (const text of this.waited.splice(0, count)) this.characters -= text.length;
  }
}
