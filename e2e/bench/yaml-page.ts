/** What the benchmarks of the YAML editor do in pages, ours and the bare one: times are taken by the page itself. */
import type { BrowserContext, Page } from 'playwright';

/**
 * Runs before the page's own code. A text, since a function would call helpers of the compiler that the page does not have.
 * `ready`: from navigation, or from the last click, to an editor that shows its text and takes keys; `pasted`: from a paste
 * to what `watchPaste` was told to wait for. Both to the picture, in ms.
 */
const WATCH = `(() => {
  const state = { since: 0, ready: null, pasted: null, watchPaste };
  window.studioBench = state;
  const isShown = () => [...document.querySelectorAll('.monaco-editor .view-line span')].some((line) => /\\S/.test(line.textContent));
  const isUsable = () => isShown() && document.querySelector('.monaco-editor .native-edit-context, .monaco-editor textarea.inputarea');
  // It ends with its answer: what is timed later has the frames to itself.
  const look = () => {
    if (!isUsable()) return requestAnimationFrame(look);
    state.ready = performance.now() - state.since;
  };
  requestAnimationFrame(look);
  addEventListener('click', () => {
    const isLooking = state.ready === null;
    Object.assign(state, { since: performance.now(), ready: null });
    if (!isLooking) requestAnimationFrame(look);
  }, true);
  const says = (words) => words === null || [...document.querySelectorAll('p')].some((line) => line.textContent.includes(words));
  function watchPaste(words) {
    state.pasted = null;
    addEventListener('paste', () => {
      const since = performance.now();
      const look = () => { if (says(words)) state.pasted = performance.now() - since; else requestAnimationFrame(look); };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  }
})()`;

export const watched = (context: BrowserContext) => context.addInitScript(WATCH);

async function timed(page: Page, what: 'ready' | 'pasted'): Promise<number> {
  const found = await page.waitForFunction((name) => Reflect.get(Reflect.get(window, 'studioBench'), name), what, {
    timeout: 120_000,
  });
  return Number(await found.jsonValue());
}

/** From navigation, or from the last click, to an editor that shows its text and takes keys; in ms. */
export async function ready(page: Page, open: () => Promise<unknown>): Promise<number> {
  await open();
  return timed(page, 'ready');
}

/** Puts another text into the editor by a paste, as a person does. */
export async function paste(page: Page, text: string): Promise<void> {
  await page
    .getByRole('textbox', { name: /^(YAML of|Editor content)/ })
    .first()
    .focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+V');
}

/** From the paste of a text to the picture in which a paragraph says the words; null: to the next picture. In ms. */
export async function fromPaste(page: Page, words: string | null, text: string): Promise<number> {
  await page.evaluate((said) => Reflect.get(window, 'studioBench').watchPaste(said), words);
  await paste(page, text);
  return timed(page, 'pasted');
}

const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
export const share = (values: number[], part: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;
export const median = (values: number[]) => share(values, 0.5);
export const say = (text: string) => process.stdout.write(`${text}\n`);
