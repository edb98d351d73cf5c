import type { NameKind } from './json-schema';

/** Kinds of values, as azure-ai-ml's marshmallow fields tell them. */
export type FieldType = 'text' | 'whole' | 'version' | 'map' | 'texts' | 'object' | 'anything';

/** One row of the field tables: what a key means and what may stand under it. */
export interface FieldRow {
  type: FieldType;
  about: string;
  /** The allowed words; upper and lower case are one. */
  values?: readonly string[];
  /** What Azure takes where the key is absent. */
  standard?: string | number;
  unit?: string;
  minimum?: number;
  pattern?: string;
  /** Where it stands in the REST body. */
  rest?: string;
  names?: NameKind;
  /** `always`: azure-ai-ml refuses its absence; `documented`: only Azure's documentation asks for it. */
  needed?: 'always' | 'documented';
  readOnly?: true;
  /** A text may stand in place of the object: a reference. */
  orText?: true;
  fields?: FieldTable;
}

export type FieldTable = Record<string, FieldRow>;

type Rest = Omit<FieldRow, 'type' | 'about'>;
const row =
  (type: FieldType) =>
  (about: string, more: Rest = {}): FieldRow => ({ type, about, ...more });

export const text = row('text');
export const whole = row('whole');
export const version = row('version');
/** A mapping of free keys. */
export const map = row('map');
export const texts = row('texts');
export const anything = row('anything');
export const object = (about: string, fields: FieldTable, more: Rest = {}) => row('object')(about, { ...more, fields });

export const schemaKey = text('Address of a JSON schema. Nothing is read from it: the fields tell what this file is.');
export const readOnly = (about: string) => text(`${about} Azure says it; it is not sent.`, { readOnly: true });
