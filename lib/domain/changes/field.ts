import type { DeploymentShape } from '../yaml/from-rest';
import type { Json } from '../yaml/rest-body';

export type Shape = DeploymentShape | 'endpoint';

/** What is known of one field of an endpoint's or deployment's REST body (contract H1 to H3). */
export interface Field {
  label: string;
  /** A value as a person reads it, with its unit. */
  words(value: Json): string;
  /** Names, ids and paths: shown in the face of code. */
  code: boolean;
  /** One spelling of values that mean the same. */
  same(value: Json): Json;
  /** What Azure fills in where a PUT is silent. */
  fallback?: Json;
  /** The keys that lead to it in YAML of that shape; null where YAML has no word for it. */
  yaml(shape: Shape): string[] | null;
}

export const plain = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value));

/** The same place in YAML of every shape. */
export const at = (...keys: string[]) => ({ yaml: () => keys });
/** A scoring setting: at the root of the classic shape, under `settings` of the model shape. */
export const setting = (...keys: string[]) => ({
  yaml: (shape: Shape) => (shape === 'classic' ? keys : shape === 'model' ? ['settings', ...keys] : null),
});
/** A field that is said as it stands, unless `more` says otherwise. */
export const field = (label: string, place: Pick<Field, 'yaml'>, more: Partial<Field> = {}): Field => ({
  label,
  words: plain,
  code: false,
  same: (value) => value,
  ...place,
  ...more,
});
