/**
 * Prints the REST body that Azure ML would be sent for each YAML file, one JSON line per file in the order given:
 * `npm run -s yaml:to-rest -- FILE...`. Files are only read; paths are relative to the folder the command is called in.
 */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeYaml } from '@/lib/domain/yaml/decode';
import { folded, placeholderTerms } from '@/lib/domain/yaml/placeholders';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import { type YamlResult, yamlToRest } from '@/lib/domain/yaml/to-rest';

/** Bytes beyond which a file is not even read: so many are no text of 1 MiB, whatever its characters. */
const MAX_BYTES = 4 * 1_048_576 + 4;

const unread = (problem: YamlProblem): YamlResult => ({
  kind: null,
  ok: false,
  name: null,
  endpointName: null,
  rest: null,
  problems: [problem],
});

const said = (message: string) => unread({ path: '', line: 1, column: 1, severity: 'error', message });

function convert(path: string): YamlResult {
  const about = statSync(path);
  if (!about.isFile()) return said('This is no file but a folder or a device.');
  if (about.size > MAX_BYTES)
    return said('The file is too large to be YAML of a batch endpoint: at most 1 MiB is read.');
  const decoded = decodeYaml(readFileSync(path));
  if ('problem' in decoded) return unread(decoded.problem);
  const result = yamlToRest(decoded.text, placeholderTerms);
  return { ...result, rest: result.rest && folded(result.rest) };
}

/** What an editor does with a problem is no part of the line. */
const printedProblem = ({ path, line, column, severity, message }: YamlProblem) => ({
  path,
  line,
  column,
  severity,
  message,
});

function outcome(path: string): YamlResult {
  try {
    return convert(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return said('No such file.');
    return said(`The file can not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function main(files: string[]) {
  if (files.length === 0) {
    process.stderr.write('Use: npm run -s yaml:to-rest -- FILE...\n');
    process.exitCode = 2;
  }
  // npm changes to the package's folder; INIT_CWD is where its caller stands.
  const byNpm = process.env.npm_lifecycle_event === 'yaml:to-rest';
  const folder = (byNpm && process.env.INIT_CWD) || process.cwd();
  for (const path of files) {
    const { kind, ok, name, endpointName, rest, problems } = outcome(resolve(folder, path));
    const printed = { path, kind, ok, name, endpointName, rest, problems: problems.map(printedProblem) };
    process.stdout.write(`${JSON.stringify(printed)}\n`);
  }
}

// A reader that has seen enough, such as `head -1`, closes the pipe: nobody is left to be told.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
main(process.argv.slice(2));
