/** So well a text holds what was typed; less is better. */
const EXACT = 0;
const PREFIX = 1;
const WORD_START = 2;
const CONTAINS = 3;
/** Any hit in a name stands before the best hit in what is only about the thing. */
const ABOUT = 4;

/** What a thing can be found by. */
export interface Findable {
  /** What it is called, each way. */
  names: readonly string[];
  /** What else is said of it. */
  about: readonly string[];
}

/** One spelling of letters that look the same: folders of a Mac bring theirs taken apart. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

export const findable = (names: readonly string[], about: readonly (string | null)[] = []): Findable => ({
  names: names.map(folded),
  about: about.flatMap((text) => (text ? [folded(text)] : [])),
});

const insideWord = /[\p{L}\p{N}]$/u;

function rankIn(text: string, part: string): number {
  if (text === part) return EXACT;
  if (text.startsWith(part)) return PREFIX;
  let at = text.indexOf(part);
  const found = at !== -1;
  while (at !== -1 && insideWord.test(text.slice(0, at))) at = text.indexOf(part, at + 1);
  if (at !== -1) return WORD_START;
  return found ? CONTAINS : Number.POSITIVE_INFINITY;
}

const rankOfPart = ({ names, about }: Findable, part: string): number =>
  Math.min(...names.map((text) => rankIn(text, part)), ...about.map((text) => ABOUT + rankIn(text, part)));

/**
 * How well a thing fits what was typed, 0 best; null where one of the words stands nowhere in it. The words may stand
 * anywhere in any order: the worst of them counts, unless all that was typed stands together somewhere better.
 */
export function rankOf(thing: Findable, typed: string): number | null {
  const whole = folded(typed).trim();
  if (whole === '') return EXACT;
  const ofWords = Math.max(...whole.split(/\s+/).map((word) => rankOfPart(thing, word)));
  return ofWords === Number.POSITIVE_INFINITY ? null : Math.min(ofWords, rankOfPart(thing, whole));
}

export interface Matches<T> {
  /** The best ones; those that fit equally well keep their order. */
  shown: T[];
  /** How many more fit. */
  more: number;
  /** Of the first one; infinite where nothing fits. */
  best: number;
}

/** The things that fit what was typed, best first, `most` of them. */
export function bestMatches<T extends { found: Findable }>(
  things: readonly T[],
  typed: string,
  most: number,
): Matches<T> {
  const ranked = things.flatMap((thing) => {
    const rank = rankOf(thing.found, typed);
    return rank === null ? [] : [{ thing, rank }];
  });
  ranked.sort((one, other) => one.rank - other.rank);
  return {
    shown: ranked.slice(0, most).map(({ thing }) => thing),
    more: Math.max(0, ranked.length - most),
    best: ranked[0]?.rank ?? Number.POSITIVE_INFINITY,
  };
}
