/** The time of a key on a file of 500 lines at a fourth of the processor, beside a bare Monaco page. */
import type { BrowserContext, Page } from 'playwright';
import { median, paste, ready, say, share } from './yaml-page';

const KEY_GOAL_MS = 100;
const LINES = 500;
const ROUNDS = 7;
const KEYS = 'a: some words typed at the end of a long file';

/** A deployment of 500 lines. */
const longText = () =>
  [
    'name: long-file',
    'endpoint_name: mnist-batch',
    'type: model',
    'compute: azureml:cpu-cluster',
    'settings:',
    '  mini_batch_size: 10',
    '  environment_variables:',
    ...Array.from({ length: LINES - 8 }, (_, at) => `    VARIABLE_${at}: "value ${at}"   # one of many`),
    '',
  ].join('\n');

/** From each key, as the browser got it, to the picture that shows it, in ms. */
async function keyTimes(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.evaluate(() => {
    const times: number[] = [];
    const channel = new MessageChannel();
    const waiting: number[] = [];
    channel.port1.onmessage = () => times.push(performance.now() - (waiting.shift() ?? 0));
    // Inline: a named function would call a helper that the page does not have.
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        waiting.push(timeStamp);
        requestAnimationFrame(() => channel.port2.postMessage(null));
      },
      { capture: true },
    );
    Object.assign(window, { keyTimes: times });
  });
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(KEYS, { delay: 120 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const times: unknown = await page.evaluate(() => Reflect.get(window, 'keyTimes'));
  return Array.isArray(times) ? times.filter((time) => typeof time === 'number').slice(-KEYS.length) : [];
}

function sayKeys(name: string, times: number[]) {
  const late = times.filter((time) => time > KEY_GOAL_MS).length;
  const figures = [0.5, 0.95, 0.99, 1].map((part) => share(times, part).toFixed(0));
  say(
    `  ${name.padEnd(14)} median ${figures[0]} ms, 95 % ${figures[1]} ms, 99 % ${figures[2]} ms, slowest ${figures[3]} ms; above the goal ${late} of ${times.length} keys`,
  );
}

/** Keys of a new page: what is compiled with the first ones is compiled anew each time. */
async function newPageKeys(context: BrowserContext, url: string, settled: (page: Page) => Promise<unknown>) {
  const page = await context.newPage();
  await ready(page, () => page.goto(url));
  await paste(page, longText());
  await settled(page);
  const times = await keyTimes(page);
  await page.close();
  return times;
}

export async function compareKeys(ours: BrowserContext, bare: BrowserContext, address: string, bareUrl: string) {
  const own: number[] = [];
  const alone: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(...(await newPageKeys(bare, bareUrl, async () => {})));
    const isShown = (page: Page) => page.getByText(`Line ${LINES}, column`).waitFor();
    own.push(...(await newPageKeys(ours, `${address}/~new`, isShown)));
  }
  say(`\nA key on ${LINES} lines, processor at a fourth (goal: under ${KEY_GOAL_MS} ms)`);
  sayKeys('bare page', alone);
  sayKeys('ours', own);
  say(`  ratio of medians ${(median(own) / median(alone)).toFixed(2)}`);
}
