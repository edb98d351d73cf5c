import { monaco } from './monaco';
import { themeOf, tokenReader } from './theme';

const NAME = 'studio';
const WISHES = ['(prefers-contrast: more)', '(forced-colors: active)'];

function apply() {
  const root = document.documentElement;
  monaco.editor.defineTheme(NAME, themeOf(tokenReader(document.body), root.dataset.theme === 'dark'));
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
