import type { Action, Language, Place } from './action';
import { azOf } from './az';
import { azOldOf } from './az-old';
import { bashOf } from './bash';
import { powershellOf } from './powershell';
import { pythonOf } from './python';
import { recipeOf } from './recipe-of';
import { typescriptOf } from './typescript';

/** An action in a language, with a line end; null where that language has no way to say it. Never holds a token or a secret. */
export function snippetOf(action: Action, place: Place, language: Language): string | null {
  const text = written(withoutSecret(action), place, language);
  return text === null ? null : `${text}\n`;
}

function written(action: Action, place: Place, language: Language): string | null {
  switch (language) {
    case 'az':
      return azOf(action, place);
    case 'az-old':
      return azOldOf(action, place);
    case 'bash':
      return bashOf(recipeOf(action, place), place);
    case 'powershell':
      return powershellOf(recipeOf(action, place), place);
    case 'python':
      return pythonOf(action, place);
    case 'typescript':
      return typescriptOf(recipeOf(action, place), place);
  }
}

/** An input's address without user info and query: there a password or a SAS would stand. */
function withoutSecret(action: Action): Action {
  if (action.do !== 'invoke' || action.input.kind !== 'url') return action;
  const url = action.input.url.replace(/[?#].*$/s, '').replace(/^(\w+:\/\/)[^/]*@/, '$1');
  return { ...action, input: { ...action.input, url } };
}
