import { SignInRepeats } from './auth-problem';

const REPEAT_MS = 30_000;
const LAST_INTERACTION = 'batch-studio.last-interaction';

/** Call before the browser leaves by itself for `aim`. Throws SignInRepeats where it did so for the same aim a moment ago. */
export function guardAgainstCircles(aim: string): void {
  const [last, at] = (sessionStorage.getItem(LAST_INTERACTION) ?? '').split('|');
  if (last === aim && Date.now() - Number(at) < REPEAT_MS) throw new SignInRepeats();
  sessionStorage.setItem(LAST_INTERACTION, `${aim}|${Date.now()}`);
}
