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

const ofWord = /[\p{L}\p{N}]/u;

/** Where it stands next, from `from` on, at the start of a word; -1 where it does not. */
function wordStart(text: string, part: string, from: number): number {
  let at = from;
  while (at > 0 && ofWord.test(text.charAt(at - 1))) at = text.indexOf(part, at + 1);
  return at;
}

function rankIn(text: string, part: string): number {
  const at = text.indexOf(part);
  if (at === -1) return Number.POSITIVE_INFINITY;
  if (at === 0) return text === part ? EXACT : PREFIX;
  return wordStart(text, part, at) === -1 ? CONTAINS : WORD_START;
}

function rankOfPart({ names, about }: Findable, part: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (const text of names) best = Math.min(best, rankIn(text, part));
  // What is said of it can not be better than any hit in a name.
  if (best < ABOUT) return best;
  for (const text of about) best = Math.min(best, ABOUT + rankIn(text, part));
  return best;
}

/** What was typed, and its words: none where nothing was. */
interface Wanted {
  whole: string;
  words: readonly string[];
}

function wantedOf(typed: string): Wanted {
  const whole = folded(typed).trim();
  return { whole, words: whole.split(/\s+/).filter(Boolean) };
}

function rankFor(thing: Findable, { whole, words }: Wanted): number | null {
  let worst = EXACT;
  for (const word of words) {
    worst = Math.max(worst, rankOfPart(thing, word));
    if (worst === Number.POSITIVE_INFINITY) return null;
  }
  return words.length > 1 ? Math.min(worst, rankOfPart(thing, whole)) : worst;
}

/**
 * How well a thing fits what was typed, 0 best; null where one of the words stands nowhere in it. The words may stand
 * anywhere in any order: the worst of them counts, unless all that was typed stands together somewhere better.
 */
export const rankOf = (thing: Findable, typed: string): number | null => rankFor(thing, wantedOf(typed));

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
  const wanted = wantedOf(typed);
  const ranked = things.flatMap((thing) => {
    const rank = rankFor(thing.found, wanted);
    return rank === null ? [] : [{ thing, rank }];
  });
  ranked.sort((one, other) => one.rank - other.rank);
  return {
    shown: ranked.slice(0, most).map(({ thing }) => thing),
    more: Math.max(0, ranked.length - most),
    best: ranked[0]?.rank ?? Number.POSITIVE_INFINITY,
  };
}
