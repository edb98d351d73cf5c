/** What the scanner makes of a text; the blocks' ends are found by indentation. `at` is an offset into the text. */
export type Token = { at: number } & (
  | { kind: Mark }
  | { kind: 'alias' | 'anchor'; name: string }
  | { kind: 'tag'; handle: string | null; suffix: string }
  | { kind: 'scalar'; value: string; plain: boolean }
  | { kind: 'directive'; name: string; value: string[] }
);

/** `-`, `?`, `:` and `,` are entry, key, value and comma. */
export type Mark =
  | 'end'
  | 'document-start'
  | 'document-end'
  | 'block-list'
  | 'block-map'
  | 'block-end'
  | 'list-open'
  | 'list-close'
  | 'map-open'
  | 'map-close'
  | 'entry'
  | 'key'
  | 'value'
  | 'comma';
