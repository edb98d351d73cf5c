/** A line may end with a carriage return alone, as in Python's text mode. */
export const withLineFeeds = (text: string) => text.replace(/\r(?!\n)/g, '\n');

/** Edits a text whose places are looked up by line feeds; null where carriage returns stand alone among them. */
export function editedByLineFeeds(text: string, edit: (text: string) => string | null): string | null {
  const lines = withLineFeeds(text);
  if (lines === text) return edit(text);
  return text.includes('\n') ? null : (edit(lines)?.replaceAll('\n', '\r') ?? null);
}
