import { expect, it } from 'vitest';
import { ranOnInWords } from './query-words';

const of = { kind: 'endpoint', endpointName: 'e' } as const;

it.each([
  ['', 'cli', [], 'Shown as az ml batch-endpoint show prints it.'],
  ['scoring_uri', 'cli', [], 'Ran on what is shown as az ml batch-endpoint show prints it.'],
  ['scoringUri', 'cli', ['scoringUri'], 'Ran on the document with both names: scoringUri is not of the CLI’s names.'],
  ['a', 'rest', ['a', 'b'], 'Ran on the document with both names: a, b are not of REST’s names.'],
] as const)('%s by %s names', (query, names, foreign, words) => {
  expect(ranOnInWords(of, { query, names, as: 'json' }, foreign)).toBe(words);
});
