import { monaco } from './monaco';
import { THEME_TOKENS, themeOf } from './theme';
import { tokenReader } from './tokens';

const NAME = 'studio';
const FORCED = '(forced-colors: active)';
const DARK = '(prefers-color-scheme: dark)';
const WISHES = ['(prefers-contrast: more)', FORCED, DARK];
const isWished = (wish: string) => window.matchMedia(wish).matches;

function apply() {
  const root = document.documentElement;
  // The system's colours take the place of ours; Monaco has themes that leave shapes and borders to tell things apart.
  if (isWished(FORCED)) {
    monaco.editor.setTheme(isWished(DARK) ? 'hc-black' : 'hc-light');
    return;
  }
  monaco.editor.defineTheme(NAME, themeOf(tokenReader(document.body, THEME_TOKENS), root.dataset.theme === 'dark'));
  monaco.editor.setTheme(NAME);
}

/** Gives Monaco the page's colours, now and whenever the theme or the wish for contrast changes. */
export function followTheme(): () => void {
  apply();
  const observer = new MutationObserver(apply);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const lists = WISHES.map((wish) => window.matchMedia(wish));
  for (const list of lists) list.addEventListener('change', apply);
  return () => {
    observer.disconnect();
    for (const list of lists) list.removeEventListener('change', apply);
  };
}
