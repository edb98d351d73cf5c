import { notImplemented } from '../errors';
import type { Given } from './component-spec';

/** What a step's input or output names. */
export type Binding =
  | { kind: 'text'; text: string }
  | { kind: 'input'; name: string }
  | { kind: 'output'; name: string }
  | { kind: 'step'; step: string; output: string };

const ofParent = /^\$\{\{\s*parent\.(inputs|outputs)\.([\w.]+)\s*\}\}$/;
const ofStep = /^\$\{\{\s*parent\.jobs\.([\w-]+)\.outputs\.(\w+)\s*\}\}$/;

/** Throws AzureError 501 for an expression that computes something. */
function bindingIn(text: string): Binding {
  const [, side, name] = ofParent.exec(text) ?? [];
  if (name !== undefined) return { kind: side === 'inputs' ? 'input' : 'output', name };
  const [, step, output] = ofStep.exec(text) ?? [];
  if (step !== undefined && output !== undefined) return { kind: 'step', step, output };
  if (text.includes('${{')) throw notImplemented(`pipeline component with the expression '${text}'`);
  return { kind: 'text', text };
}

/** JSON's true is Python's True, which is what clients send for it. */
export const wordOf = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);

/** The binding or the plain text at an input or output; null where nothing stands. */
export function bindingOf(given: Given | undefined): Binding | null {
  if (given === null || given === undefined || given === '') return null;
  if (typeof given !== 'object') return bindingIn(wordOf(given));
  const text = given.value ?? given.uri ?? given.path;
  return text === null || text === undefined ? null : bindingIn(wordOf(text));
}

/** `x` of `${{inputs.x}}` or `${{outputs.x}}`, as a parallel step names its own; null for anything else. */
export const ownName = (text: string | null | undefined): string | null =>
  /^\$\{\{\s*(?:inputs|outputs)\.(\w+)\s*\}\}$/.exec(text ?? '')?.[1] ?? null;
