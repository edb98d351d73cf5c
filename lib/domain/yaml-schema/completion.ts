/** One thing that may be written at the cursor. */
export interface Completion {
  kind: 'key' | 'value' | 'name';
  label: string;
  /** Takes the place of what stands from `start` (a column from 0) to the cursor. */
  insert: string;
  /** Stands behind the cursor then. */
  after: string;
  start: number;
  detail: string;
  /** Markdown. */
  documentation: string;
  /** Smaller ones stand first. */
  rank: number;
  /** Its value can be completed too. */
  goesOn: boolean;
}
