import { moveKey } from './move-key';
import type { YamlFix, YamlProblem } from './problem';
import { textAt } from './rename';
import { setValue } from './set-value';

/** What a fix does, as the words of its button. */
export const fixWords = (fix: YamlFix): string => ('under' in fix ? `Move it under ${fix.under}` : `Use ${fix.to}`);

/**
 * The text with a problem's fix carried out, all else byte for byte; null where there is none, or where the text has
 * changed since and is no longer what the fix is for.
 */
export function fixed(text: string, { path, fix }: Pick<YamlProblem, 'path' | 'fix'>): string | null {
  if (!fix) return null;
  if ('under' in fix) return moveKey(text, path, fix.under);
  const keys = path.split('.');
  return textAt(text, keys) === fix.from ? setValue(text, keys, fix.to) : null;
}
