/** The time of a key on a file of 500 lines at a fourth of the processor, beside a bare Monaco page. */
import type { BrowserContext, Page } from 'playwright';
import { median, paste, ready, say, share } from './yaml-page';

const KEY_GOAL_MS = 100;
const LINES = 500;
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

const keysLine = (name: string, times: number[]) =>
  say(
    `  ${name.padEnd(14)} median ${median(times).toFixed(0)} ms, 95 % ${share(times, 0.95).toFixed(0)} ms, slowest ${share(times, 1).toFixed(0)} ms of ${times.length} keys`,
  );

export async function compareKeys(ours: BrowserContext, bare: BrowserContext, address: string, bareUrl: string) {
  const other = await bare.newPage();
  await ready(other, () => other.goto(bareUrl));
  await paste(other, longText());
  const alone = await keyTimes(other);
  await other.close();
  const page = await ours.newPage();
  await ready(page, () => page.goto(`${address}/~new`));
  await paste(page, longText());
  await page.getByText(`Line ${LINES}, column`).waitFor();
  const own = await keyTimes(page);
  await page.close();
  say(`\nA key on ${LINES} lines, processor at a fourth (goal: under ${KEY_GOAL_MS} ms)`);
  keysLine('bare page', alone);
  keysLine('ours', own);
  say(`  ratio of medians ${(median(own) / median(alone)).toFixed(2)}`);
}
