import type { Node } from 'web-tree-sitter';
import { part, parts } from './grammar';
import { isTrue, member, type Value } from './value';
import { expanded, verbatim } from './words';

/** What an expression may ask for. */
export interface Facts {
  env: Record<string, string | undefined>;
  variables: Map<string, Value>;
  /** What a chain of commands hands on. */
  piped: (node: Node) => Promise<Value>;
}

const CONSTANTS: Record<string, Value> = { true: true, false: false, null: null };

const variable = (name: string, { variables, env }: Facts): Value => {
  const known = name.toLowerCase();
  if (known.startsWith('env:')) return env[name.slice(4)] ?? null;
  return CONSTANTS[known] ?? variables.get(known) ?? null;
};

/** What a node of an expression comes to. Throws at what no snippet of ours needs. */
export async function evaluate(node: Node, run: Facts): Promise<Value> {
  switch (node.type) {
    case 'verbatim_string_characters':
      return verbatim(node.text);
    case 'expandable_string_literal':
      return expanded(node.text, (name) => String(variable(name, run) ?? ''));
    case 'variable':
      return variable(node.text.slice(1), run);
    case 'decimal_integer_literal':
      return Number(node.text);
    case 'parenthesized_expression':
      return run.piped(part(node, 0));
    case 'array_literal_expression':
      return Promise.all(parts(node).map((each) => evaluate(each, run)));
    case 'expression_with_unary_operator':
      return negated(node, run);
    case 'cast_expression':
      return emptyObject(node);
    case 'comparison_expression':
      return compared(node, run);
    case 'member_access':
    case 'invokation_expression':
      return ofMember(node, run);
    case 'pipeline_chain':
    case 'command':
    case 'command_name':
      return run.piped(node);
    default:
      throw new Error(`Not read here: ${node.type} ${node.text}`);
  }
}

async function negated(node: Node, run: Facts): Promise<Value> {
  const operator = node.child(0)?.text;
  if (operator === '-') return -Number(await evaluate(part(node, 0), run));
  if (operator !== '-not') throw new Error(`Not read here: ${node.text}`);
  return !isTrue(await evaluate(part(node, 0), run));
}

function emptyObject(node: Node): Value {
  if (node.text !== '[pscustomobject]@{}') throw new Error(`Not read here: ${node.text}`);
  return {};
}

async function compared(node: Node, run: Facts): Promise<Value> {
  const [left, right] = [await evaluate(part(node, 0), run), await evaluate(part(node, 2), run)];
  switch (part(node, 1).text) {
    case '-join':
      return [left].flat().join(String(right));
    case '-gt':
      return Number(left) > Number(right);
    case '-in':
      return [right].flat().includes(left);
    default:
      throw new Error(`Not read here: ${node.text}`);
  }
}

async function ofMember(node: Node, run: Facts): Promise<Value> {
  const [owner = node, name = node, call] = parts(node);
  const of = await evaluate(owner, run);
  if (call === undefined)
    return member(of, name.type === 'verbatim_string_characters' ? verbatim(name.text) : name.text);
  if (name.text !== 'Substring') throw new Error(`Not read here: ${node.text}`);
  return String(of).slice(Number(await evaluate(part(call, 0), run)));
}
