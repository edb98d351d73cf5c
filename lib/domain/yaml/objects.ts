import type { Field } from './fields';
import type { MapNode, YamlNode } from './node';
import { failure, type Remark, warning } from './problem';
import { pythonText } from './python-text';

export interface ObjectReader {
  /** The field's value; undefined where it is absent or does not fit, which is remarked. */
  get<T>(key: string, field: Field<T>): T | undefined;
  /** As get; its absence is remarked. */
  need<T>(key: string, field: Field<T>): T | undefined;
  /** A key that is read and not sent; with a null it is an unknown one. */
  ignore(key: string, why?: string): void;
  /** A key that is not even looked at. */
  drop(key: string, why: string): void;
  /** Every other key is taken as it is. */
  acceptOthers(): void;
}

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

/** Reads the keys of a mapping as marshmallow does: null and unknown keys are refused. */
class Reader implements ObjectReader {
  private readonly known = new Set<string>();
  private open = false;

  constructor(
    private readonly map: MapNode,
    private readonly path: string,
    private readonly out: Remark[],
  ) {}

  private entry(key: string) {
    this.known.add(key);
    return this.map.entries.find((entry) => entry.key.kind === 'str' && entry.key.value === key);
  }

  get<T>(key: string, field: Field<T>): T | undefined {
    const value = this.entry(key)?.value;
    if (!value) return undefined;
    if (value.kind !== 'null') return field(value, join(this.path, key), this.out);
    this.out.push(failure(join(this.path, key), value.at, 'Field may not be null.'));
    return undefined;
  }

  need<T>(key: string, field: Field<T>): T | undefined {
    if (!this.entry(key)) this.out.push(failure(join(this.path, key), this.map.at, 'Missing data for required field.'));
    return this.get(key, field);
  }

  ignore(key: string, why?: string) {
    const entry = this.entry(key);
    if (entry?.value.kind === 'null') this.known.delete(key);
    else if (entry && why) this.out.push(warning(join(this.path, key), entry.key.at, why));
  }

  drop(key: string, why: string) {
    const entry = this.entry(key);
    if (entry) this.out.push(warning(join(this.path, key), entry.key.at, why));
  }

  acceptOthers() {
    this.open = true;
  }

  refuseUnknown() {
    if (this.open) return;
    for (const { key } of this.map.entries) {
      if (key.kind === 'str' && this.known.has(key.value)) continue;
      this.out.push(failure(join(this.path, pythonText(key)), key.at, 'Unknown field.'));
    }
  }
}

/** Loads a mapping field by field; every key that `read` did not ask for is an unknown field. */
export function readObject<T>(map: MapNode, path: string, out: Remark[], read: (object: ObjectReader) => T): T {
  const reader = new Reader(map, path, out);
  const value = read(reader);
  reader.refuseUnknown();
  return value;
}

/** A nested schema. Anything but a mapping is refused. */
export function nested<T>(read: (object: ObjectReader, node: MapNode, path: string, out: Remark[]) => T): Field<T> {
  return (node: YamlNode, path, out) => {
    if (node.kind === 'map') return readObject(node, path, out, (object) => read(object, node, path, out));
    out.push(failure(path, node.at, 'Invalid input type.'));
    return undefined;
  };
}
