/** Blanks at a line's beginning; an empty line folds with what is around it, never alone. */
const indentOf = (line: string): number => (line.trim() === '' ? Number.POSITIVE_INFINITY : line.search(/\S/));

/** For each line that has deeper ones after it, the last of them. Works for JSON and YAML, whose depth is their indentation. */
export function foldsOf(lines: readonly string[]): Map<number, number> {
  const folds = new Map<number, number>();
  const open: { line: number; indent: number }[] = [];
  const close = (until: number, last: number) => {
    for (let top = open.at(-1); top && top.indent >= until; top = open.at(-1)) {
      if (last > top.line) folds.set(top.line, last);
      open.pop();
    }
  };
  let written = -1;
  lines.forEach((line, at) => {
    const indent = indentOf(line);
    if (indent === Number.POSITIVE_INFINITY) return;
    close(indent, written);
    open.push({ line: at, indent });
    written = at;
  });
  close(0, written);
  return folds;
}

/** The lines that are to be seen when some are folded, by index. */
export function seenLines(count: number, folds: ReadonlyMap<number, number>, folded: ReadonlySet<number>): number[] {
  const seen: number[] = [];
  for (let at = 0; at < count; at += 1) {
    seen.push(at);
    if (folded.has(at)) at = folds.get(at) ?? at;
  }
  return seen;
}
