import type { LocalFiles } from './local-files';

/** The folder whose hashes were recorded from azure-ai-ml. For tests. */
export const SAMPLE: Record<string, string> = {
  'score.py': 'def init():\n    pass\n\n\ndef run(mini_batch):\n    return [path for path in mini_batch]\n',
  'a.txt': 'alpha',
  'B.txt': 'beta',
  'Zeta/one.bin': '\u0000\u0001\u0002',
  'zeta.txt': 'z',
  'deep/er/file.txt': 'x'.repeat(3000),
  'naïve é.txt': 'ü',
  'logs/a.log': 'noise',
  'logs/keep.log': 'kept',
  'cache/x.tmp': 't',
  'cache/sub/y.tmp': 't',
  'notes.md': '',
};

/** A dropped folder with these texts in it. */
export function sampleFiles(texts: Record<string, string>, base = '', name = 'sample'): LocalFiles {
  const files = Object.entries(texts).map(
    ([path, text]) => [path, new File([text], path.slice(path.lastIndexOf('/') + 1))] as const,
  );
  return { name, base, files: new Map(files) };
}
