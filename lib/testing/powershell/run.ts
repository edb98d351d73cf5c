import { setTimeout } from 'node:timers/promises';
import type { Node } from 'web-tree-sitter';
import { checkCmdlet } from './cmdlets';
import { evaluate, type Facts } from './expression';
import { parsePowershell, part, parts } from './grammar';
import { addMember, captured, fromJson, isTrue, toJson, type Value } from './value';
import { argumentsOf, bare, inEncoding } from './words';

/** Starts a program with arguments and what it reads, and answers with what it printed. */
type Start = (program: string, args: string[], input: string) => Promise<string>;

interface Run extends Facts {
  start: Start;
  printed: string;
  isUtf8: boolean;
}

const UTF8 = '[Console]::OutputEncoding = [Text.UTF8Encoding]::new()';

/**
 * Runs a script as PowerShell would, as far as our snippets go: variables, texts, pipes to programs, JSON, conditions. It
 * stands in for PowerShell where there is none, by the rules of Windows PowerShell 5.1, which loses more than its
 * successors; what it does not know it throws at. Answers with what was printed.
 */
export async function runPowershell(script: string, start: Start, env: Run['env']): Promise<string> {
  const run: Run = {
    ...{ start, env, variables: new Map(), printed: '', isUtf8: false },
    piped: (node) => pipeline(node, run, false),
  };
  await statements(await parsePowershell(script), run);
  return run.printed;
}

async function statements(block: Node, run: Run): Promise<void> {
  for (const each of parts(block)) await statement(each, run);
}

async function statement(node: Node, run: Run): Promise<void> {
  if (['statement_list', 'statement_block'].includes(node.type)) return statements(node, run);
  if (node.type === 'if_statement') {
    if (parts(node).length > 2) throw new Error(`Not read here: an if with an else: ${node.text}`);
    if (isTrue(await evaluate(part(node, 0), run))) await statement(part(node, 1), run);
  } else if (node.type === 'do_statement') {
    if (!node.children.some(({ type }) => type === 'until'))
      throw new Error(`Not read here: a do without until: ${node.text}`);
    do await statement(part(node, 0), run);
    while (!isTrue(await evaluate(part(node, 1), run)));
  } else if (node.type === 'assignment_expression') await assign(node, run);
  else await pipeline(node, run, true);
}

async function assign(node: Node, run: Run): Promise<void> {
  const name = part(node, 0).text.slice(1).toLowerCase();
  if (name !== 'outputencoding') return void run.variables.set(name, await evaluate(part(node, 1), run));
  if (part(node, 1).text !== UTF8) throw new Error(`Not read here: ${node.text}`);
  run.isUtf8 = true;
}

/** What a chain of commands hands on; what its last program prints goes to the screen as it is. */
async function pipeline(node: Node, run: Run, isShown: boolean): Promise<Value> {
  const links = node.type === 'pipeline_chain' ? parts(node) : [node];
  let handed: Value = null;
  for (const [at, link] of links.entries()) {
    const isCommand = ['command', 'command_name'].includes(link.type);
    handed = isCommand
      ? await command(link, handed, isShown && at === links.length - 1, run)
      : await evaluate(link, run);
  }
  return handed;
}

async function command(node: Node, input: Value, isShown: boolean, run: Run): Promise<Value> {
  const [name = node, elements] = node.type === 'command' ? parts(node) : [node];
  const nodes = elements ? argumentsIn(elements) : [];
  checkCmdlet(name.text, nodes);
  const given: Value[] = [];
  for (const each of nodes) given.push(await argument(each, run));
  switch (name.text) {
    case 'ConvertFrom-Json':
      return fromJson(input);
    case 'ConvertTo-Json':
      return toJson(input, given.includes('-Depth') ? Number(after(given, '-Depth')) : undefined);
    case 'Add-Member':
      addMember(input, String(after(given, '-NotePropertyName')), after(given, '-NotePropertyValue'));
      return null;
    case 'Write-Host':
      run.printed += String(given.at(-1));
      return null;
    case 'Start-Sleep':
      await setTimeout(Number(given.at(-1)) * 1000);
      return null;
  }
  const read = inEncoding(input === null ? '' : `${String(input)}\r\n`, run.isUtf8);
  const printed = await run.start(name.text, argumentsOf(given), read);
  if (isShown) run.printed += printed;
  return isShown ? null : captured(inEncoding(printed, run.isUtf8));
}

/** One argument alone stands there without a list around it, and so does the blank before a pipe. */
const argumentsIn = (elements: Node): Node[] =>
  elements.type === 'command_elements' ? parts(elements) : elements.type === 'command_argument_sep' ? [] : [elements];

function after(given: readonly Value[], name: string): Value {
  const at = given.indexOf(name);
  if (at < 0) throw new Error(`Not there: ${name}`);
  return given[at + 1] ?? null;
}

async function argument(node: Node, run: Run): Promise<Value> {
  return ['generic_token', 'command_parameter'].includes(node.type) ? bare(node.text) : evaluate(node, run);
}
