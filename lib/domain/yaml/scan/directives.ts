import { YamlError } from '../yaml-error';
import type { TokenStream } from './token-stream';

/** What the handles of tags stand for. */
export type Handles = ReadonlyMap<string, string>;

/** The prefix of YAML's own tags. */
export const CORE = 'tag:yaml.org,2002:';
export const DEFAULT_HANDLES: Handles = new Map([
  ['!', '!'],
  ['!!', CORE],
]);

/** PyYAML reads any version that starts with 1, and no other. */
function checkVersion(version: string | undefined, at: number, isSecond: boolean) {
  if (isSecond) throw new YamlError(at, 'The %YAML directive stands here for the second time.');
  if (Number.parseInt(version ?? '', 10) !== 1) throw new YamlError(at, 'Azure ML reads YAML of version 1 only.');
}

/** The directives before a document's `---`. */
export function readDirectives(stream: TokenStream): Handles {
  const own = new Map<string, string>();
  let hasVersion = false;
  while (stream.next.kind === 'directive') {
    const token = stream.take();
    if (token.kind !== 'directive') break;
    const [first = '', prefix = ''] = token.value;
    if (token.name === 'YAML') {
      checkVersion(first, token.at, hasVersion);
      hasVersion = true;
    } else if (token.name === 'TAG') {
      if (own.has(first)) throw new YamlError(token.at, `The handle ${first} is defined twice.`);
      own.set(first, prefix);
    }
  }
  return new Map([...DEFAULT_HANDLES, ...own]);
}
