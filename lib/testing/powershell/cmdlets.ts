import type { Node } from 'web-tree-sitter';

/** Verb and noun, as no program of ours is named. */
const CMDLET = /^[a-z]+-[a-z]+$/i;
/** What is read of each cmdlet, by its parameters. */
const PARAMETERS: Record<string, string[]> = {
  'ConvertFrom-Json': [],
  'ConvertTo-Json': ['-Depth'],
  'Add-Member': ['-Force', '-NotePropertyName', '-NotePropertyValue'],
  'Write-Host': ['-NoNewline'],
  'Start-Sleep': ['-Seconds'],
};

/** Throws at a cmdlet, or a parameter of one, that would do something else than is done here. */
export function checkCmdlet(name: string, given: readonly Node[]): void {
  if (!CMDLET.test(name)) return;
  const known = PARAMETERS[name];
  if (!known) throw new Error(`Not a cmdlet that is read here: ${name}`);
  for (const { type, text } of given)
    if (type === 'command_parameter' && !known.includes(text) && !/^-\d/.test(text))
      throw new Error(`Not a parameter of ${name} that is read here: ${text}`);
}
