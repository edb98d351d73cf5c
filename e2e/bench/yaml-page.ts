/** What the benchmarks of the YAML editor do in pages, ours and the bare one: times are taken by the page itself. */
import type { BrowserContext, Page } from 'playwright';

/** A text, since a function would call helpers of the compiler that the page does not have. */
const WATCH = `(() => {
  const state = { since: 0, ready: null };
  window.studioBench = state;
  const usable = () => {
    const isShown = [...document.querySelectorAll('.monaco-editor .view-line span')].some((line) => /\\S/.test(line.textContent));
    return isShown && document.querySelector('.monaco-editor .native-edit-context, .monaco-editor textarea.inputarea');
  };
  const look = () => {
    if (state.ready === null && usable()) state.ready = performance.now() - state.since;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener('click', () => Object.assign(state, { since: performance.now(), ready: null }), true);
})()`;

export const watched = (context: BrowserContext) => context.addInitScript(WATCH);

/** From navigation, or from the last click, to the picture of an editor that shows its text and takes keys; in ms. */
export async function ready(page: Page, open: () => Promise<unknown>): Promise<number> {
  await open();
  const found = await page.waitForFunction('window.studioBench.ready');
  return Number(await found.jsonValue());
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

/** From the next paste to the picture in which `condition`, a JavaScript expression, holds; in ms. */
export async function fromPaste(page: Page, condition: string, text: string): Promise<number> {
  await page.evaluate(`(() => {
    const bench = Object.assign(window.studioBench, { pasted: null });
    addEventListener('paste', () => {
      const since = performance.now();
      const look = () => { if (${condition}) bench.pasted = performance.now() - since; else requestAnimationFrame(look); };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  })()`);
  await paste(page, text);
  const found = await page.waitForFunction('window.studioBench.pasted', undefined, { timeout: 120_000 });
  return Number(await found.jsonValue());
}

const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
export const share = (values: number[], part: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;
export const median = (values: number[]) => share(values, 0.5);
export const say = (text: string) => process.stdout.write(`${text}\n`);
