/** Stands in a text for a name that was found; Unicode gives it to nobody. */
export const NAMED = '\uE000';

/** No mini-batch has more (performance-and-security.md §5.2). */
const FILES = 1_000;
/** Of those whose every word the message has, so many are looked for. */
const SOUGHT = 200;

interface Span {
  start: number;
  end: number;
}

const ofWord = /[\p{L}\p{N}]/u;
const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const baseName = (file: string) => file.slice(file.lastIndexOf('/') + 1);

/** The names that the text may have, the longest first. */
function likely(text: string, files: readonly string[]): string[] {
  const names = new Set(files.slice(0, FILES).flatMap((file) => [file, baseName(file)]));
  const words = new Set(wordsIn(text));
  const isLikely = (each: string) => each !== '' && wordsIn(each).every((word) => words.has(word));
  const longestFirst = [...names].filter(isLikely).sort((a, b) => b.length - a.length);
  return longestFirst.slice(0, SOUGHT);
}

/** Where a name stands alone, not as a part of a longer word. */
function spansOf(text: string, name: string): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
    const end = start + name.length;
    if (!ofWord.test(text.charAt(start - 1)) && !ofWord.test(text.charAt(end))) spans.push({ start, end });
  }
  return spans;
}

/**
 * The text with `NAMED` where it names one of the files, and what stood there, in order. Of names that begin at the same
 * place the longest counts. Nothing is compiled from the names: a pattern of them for each row took longer than all else.
 */
export function markNames(text: string, files: readonly string[]): { marked: string; names: string[] } {
  const spans = likely(text, files).flatMap((name) => spansOf(text, name));
  const names: string[] = [];
  let [marked, end] = ['', 0];
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < end) continue;
    marked += text.slice(end, span.start) + NAMED;
    names.push(text.slice(span.start, span.end));
    end = span.end;
  }
  return { marked: marked + text.slice(end), names };
}
