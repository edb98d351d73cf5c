/** A document as it is written: scalars are texts, keys may stand twice, merge keys are keys. */
export type RawNode = RawScalar | RawList | RawMap | RawAlias;

interface Tagged {
  at: number;
  /** Where its tag or anchor stands, or itself. */
  from: number;
  /** The whole tag, `!` for the lone mark, null where none is written. */
  tag: string | null;
}
export interface RawScalar extends Tagged {
  kind: 'scalar';
  value: string;
  plain: boolean;
}
export interface RawList extends Tagged {
  kind: 'list';
  items: RawNode[];
}
export interface RawPair {
  key: RawNode;
  value: RawNode;
}
export interface RawMap extends Tagged {
  kind: 'map';
  pairs: RawPair[];
}
/** The very node that it names, which it may stand in. */
interface RawAlias {
  kind: 'alias';
  name: string;
  node: RawNode;
  at: number;
}
