import { tooLarge } from './text';

/** One document of a text: endpoint and deployments may stand in one, with `---` between them. */
export interface TextPart {
  text: string;
  /** Where it starts in the whole text. */
  from: number;
  /** Lines of the whole text before its first one. */
  linesBefore: number;
}

const MARK = /^---[ \t]*(?:#.*)?\r?$/;
// No line end is among the blanks, for ^ stands after each: a text of them alone would be read once for each.
const hasContent = ({ text }: TextPart) =>
  /^[^\S\n\r\u2028\u2029]*[^#\s]/m.test(text.replace(/^(?:---|\.\.\.).*$/gm, ''));

/** The documents of a text that hold anything; the text itself where there is but one, or where it is too large to be read. */
export function documentsOf(text: string): TextPart[] {
  if (tooLarge(text)) return [{ text, from: 0, linesBefore: 0 }];
  const parts: TextPart[] = [{ text: '', from: 0, linesBefore: 0 }];
  let from = 0;
  for (const [index, line] of text.split(/(?<=\n)/).entries()) {
    from += line.length;
    const part = parts.at(-1);
    if (MARK.test(line.replace(/\n$/, ''))) parts.push({ text: '', from, linesBefore: index + 1 });
    else if (part) part.text += line;
  }
  const filled = parts.filter(hasContent);
  return filled.length > 1 ? filled : [{ text, from: 0, linesBefore: 0 }];
}

const ended = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** Documents as one text. */
export const joinDocuments = (texts: string[]): string => texts.map(ended).join('---\n');

/** The whole text with another text for one of its documents. */
export function withDocument(text: string, part: TextPart, next: string): string {
  const after = text.slice(part.from + part.text.length);
  return text.slice(0, part.from) + (after === '' ? next : ended(next)) + after;
}
