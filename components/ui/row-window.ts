/** Shorter lists are drawn whole: find-in-page and printing then see every row. */
const DRAW_WHOLE = 200;
/** Rows drawn beyond each edge of the window, so that a scroll shows no gap. */
const BEYOND = 20;

export interface RowWindow {
  /** First row to draw, and the row after the last. */
  first: number;
  last: number;
  /** Heights in px of what is not drawn above and below. */
  above: number;
  below: number;
}

/** Which of `count` rows of one height lie in the window; `top` is where the first row stands, in px below the window's edge. */
export function rowWindow(count: number, rowHeight: number, top: number, windowHeight: number): RowWindow {
  if (count <= DRAW_WHOLE) return { first: 0, last: count, above: 0, below: 0 };
  const within = (row: number) => Math.min(count, Math.max(0, row));
  const first = within(Math.floor(-top / rowHeight) - BEYOND);
  const last = Math.max(first, within(Math.ceil((windowHeight - top) / rowHeight) + BEYOND));
  return { first, last, above: first * rowHeight, below: (count - last) * rowHeight };
}
