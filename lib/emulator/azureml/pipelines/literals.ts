import { userError } from '../errors';
import type { InputPort } from './component-spec';
import { wordOf } from './expressions';

const literalTypes = ['string', 'number', 'integer', 'boolean', 'enum'];
export const isLiteral = ({ type }: Pick<InputPort, 'type'>): boolean => literalTypes.includes(type);

const unexpected = (name: string, type: string, got: string) =>
  userError(`Unexpected data type for parameter '${name}'. Expected ${type} but got ${got}.`);

/** A value of another kind than the input's, such as a folder for a number. */
export const wrongKind = (name: string, { type }: InputPort, got: string) => unexpected(name, type, got);

function checkRange(name: string, { min, max }: InputPort, value: number): void {
  if (typeof min === 'number' && value < min) throw userError(`Parameter '${name}' should not be less than ${min}.`);
  if (typeof max === 'number' && value > max) throw userError(`Parameter '${name}' should not be greater than ${max}.`);
}

function checkNumber(name: string, port: InputPort, text: string): void {
  const value = Number(text);
  const form = port.type === 'integer' ? /^[+-]?\d+(\.0+)?$/ : /\d/;
  if (!form.test(text) || !Number.isFinite(value)) throw unexpected(name, port.type, `'${text}'`);
  checkRange(name, port, value);
}

/** The text of a value for an input of a plain type, once it is one of that type. Throws AzureError 400 in Azure's words. */
export function literalOf(name: string, port: InputPort, value: string | number | boolean): string {
  const text = wordOf(value);
  if (port.type === 'number' || port.type === 'integer') checkNumber(name, port, text);
  if (port.type === 'boolean' && !/^(true|false)$/i.test(text))
    throw userError(`Boolean parameter '${name}' only accept True/False, got ${text}.`);
  if (port.enum && !port.enum.some((one) => wordOf(one) === text))
    throw userError(`Parameter '${name}' should be one of ${port.enum.map(wordOf).join(', ')}, got ${text}.`);
  return text;
}
