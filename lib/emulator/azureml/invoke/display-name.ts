import { randomInt } from 'node:crypto';

const adjectives = ['amber', 'brave', 'calm', 'clever', 'gentle', 'green', 'happy', 'keen', 'lively', 'quiet', 'sunny'];
const nouns = [
  'apple',
  'bridge',
  'cloud',
  'forest',
  'garden',
  'harbor',
  'lantern',
  'meadow',
  'river',
  'stone',
  'whale',
];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

const pick = <T>(list: ArrayLike<T>, fallback: T): T => list[randomInt(list.length)] ?? fallback;

/** A name in Azure's manner for jobs that were given none: adjective, noun, eight characters. */
export const displayName = (): string =>
  `${pick(adjectives, 'calm')}_${pick(nouns, 'river')}_${Array.from({ length: 8 }, () => pick(LETTERS, 'a')).join('')}`;
