/**
 * The YAML editor beside a bare Monaco page in the same run: the time until Monaco shows a text, with the browser's cache
 * warm, and the time of a key on a file of 500 lines at a fourth of the processor. Medians and ratios, nothing is asserted.
 */
import { type BrowserContext, chromium, type Page } from 'playwright';
import { readDoor } from '../fixtures/door';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';
import { bareMonacoPage } from './bare-page';

const ROUNDS = 7;
const READY_GOAL = 1.5;
const KEY_GOAL_MS = 100;
const LINES = 500;
const KEYS = 'a: some words typed at the end of a long file';

const say = (text: string) => process.stdout.write(`${text}\n`);
const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
const share = (values: number[], part: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;
const median = (values: number[]) => share(values, 0.5);

/** Until Monaco's first line has its text. */
async function ready(page: Page, open: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await open();
  await page.locator('.monaco-editor .view-line span').filter({ hasText: /\S/ }).first().waitFor();
  return performance.now() - began;
}

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

/** From each key to the picture that shows it, in ms. */
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
      () => {
        waiting.push(performance.now());
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

async function compareReady(ours: BrowserContext, bare: BrowserContext, address: string, bareUrl: string) {
  const times = { load: [] as number[], link: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const [page, other] = [await ours.newPage(), await bare.newPage()];
    const loaded = await ready(page, () => page.goto(`${address}/new`));
    await page.goto(address);
    const link = page.getByRole('link', { name: 'New from YAML' });
    await link.waitFor();
    const linked = await ready(page, () => link.click());
    const alone = await ready(other, () => other.goto(bareUrl));
    await Promise.all([page.close(), other.close()]);
    // The first round fills both caches.
    if (round === 0) continue;
    times.load.push(loaded);
    times.link.push(linked);
    times.bare.push(alone);
  }
  const [load, link, base] = [median(times.load), median(times.link), median(times.bare)];
  const ratio = (value: number) => (value / base).toFixed(2);
  say(`\nMonaco ready, medians of ${ROUNDS} (goal: at most ${READY_GOAL} × a bare page)`);
  say(`  bare page      ${base.toFixed(0)} ms`);
  say(`  ours, loaded   ${load.toFixed(0)} ms   ratio ${ratio(load)}`);
  say(`  ours, by link  ${link.toFixed(0)} ms   ratio ${ratio(link)}`);
}

async function compareKeys(ours: BrowserContext, bare: BrowserContext, address: string, bareUrl: string) {
  const page = await ours.newPage();
  await ready(page, () => page.goto(`${address}/new`));
  await page.getByRole('textbox', { name: /^YAML of/ }).focus();
  await page.evaluate((text) => navigator.clipboard.writeText(text), longText());
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
  await page.getByText(`Line ${LINES}, column`).waitFor();
  const own = await keyTimes(page);
  const other = await bare.newPage();
  await ready(other, () => other.goto(`${bareUrl}?lines=${LINES}`));
  await other.getByRole('textbox').first().focus();
  const alone = await keyTimes(other);
  say(`\nA key on ${LINES} lines, processor at a fourth (goal: under ${KEY_GOAL_MS} ms)`);
  keysLine('bare page', alone);
  keysLine('ours', own);
  say(`  ratio of medians ${(median(own) / median(alone)).toFixed(2)}`);
}

const door = readDoor();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] });
const bare = await bareMonacoPage();
try {
  const ours = await browser.newContext({ baseURL: door.dashboardUrl });
  await ours.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: door.dashboardUrl });
  await openSignedIn(await ours.newPage(), places(door).endpoints);
  const alone = await browser.newContext();
  await compareReady(ours, alone, places(door).endpoints, bare.url);
  await compareKeys(ours, alone, places(door).endpoints, bare.url);
} finally {
  await browser.close();
  await bare.close();
}
