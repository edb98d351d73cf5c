/** A cell that begins so is a formula to spreadsheets. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

/** One cell, always quoted; what a spreadsheet would compute is made text by an apostrophe before it. */
const cell = (text: string) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** Rows as CSV (RFC 4180), the heads first. */
export function csvOf(heads: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  const lines = [heads, ...rows].map((row) => row.map((text) => cell(text ?? '')).join(','));
  return lines.map((line) => `${line}\r\n`).join('');
}
