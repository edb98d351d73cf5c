import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const resolved = createRequire(import.meta.url).resolve;

async function parserOf(): Promise<Parser> {
  await Parser.init();
  const grammar = await Language.load(resolved('tree-sitter-powershell/tree-sitter-powershell.wasm'));
  return new Parser().setLanguage(grammar);
}
const parser = parserOf();

/** Every place where the grammar finds no sense, as `line:column text`. */
function errorsIn(node: Node): string[] {
  if (!node.hasError && !node.isMissing) return [];
  const below = node.children.flatMap(errorsIn);
  if (below.length > 0 || !(node.isError || node.isMissing)) return below;
  const { row, column } = node.startPosition;
  return [`${row + 1}:${column + 1} ${node.text}`];
}

/** A script as the syntax tree of a PowerShell grammar that others keep. Throws where it does not parse. */
export async function parsePowershell(script: string): Promise<Node> {
  const root = (await parser).parse(script)?.rootNode;
  const errors = root ? errorsIn(root) : ['nothing'];
  if (!root || errors.length > 0) throw new Error(`PowerShell can not read this: ${errors.join('; ')}`);
  return root;
}

/** The grammar wraps each value in one node for each level of precedence: the innermost with the same text. */
function core(node: Node): Node {
  const [only, ...others] = node.children;
  return only?.isNamed && others.length === 0 && only.text === node.text ? core(only) : node;
}

/** Named parts, without comments and what parts arguments. */
export const parts = (node: Node): Node[] =>
  node.namedChildren
    .filter(({ type }) => !/^(comment|command_argument_sep|assignement_operator|empty_statement)$/.test(type))
    .map(core);

/** The one part at a place. Throws where the tree has another form than is read here. */
export function part(node: Node, at: number): Node {
  const found = parts(node)[at];
  if (!found) throw new Error(`Not read here: ${node.type} ${node.text}`);
  return found;
}
