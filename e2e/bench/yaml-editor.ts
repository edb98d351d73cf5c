/**
 * The YAML editor beside a bare Monaco page in the same run, with the browser's cache warm: the time from navigation until
 * an editor shows its text and takes keys, the time of a key, and the time from a bad text to its marker. Nothing is asserted.
 */
import { type BrowserContext, chromium } from 'playwright';
import { readDoor } from '../fixtures/door';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';
import { bareMonacoPage } from './bare-page';
import { compareKeys } from './yaml-keys';
import { compareMarkers } from './yaml-markers';
import { median, ready, say, watched } from './yaml-page';

const ROUNDS = 7;
const READY_GOAL = 1.5;

async function compareReady(ours: BrowserContext, bare: BrowserContext, address: string, bareUrl: string) {
  const times = { load: [] as number[], link: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const other = await bare.newPage();
    const alone = await ready(other, () => other.goto(bareUrl));
    await other.close();
    const page = await ours.newPage();
    const loaded = await ready(page, () => page.goto(`${address}/~new`));
    await page.goto(address);
    const link = page.getByRole('link', { name: 'New from YAML' });
    await link.waitFor();
    const linked = await ready(page, () => link.click());
    await page.close();
    // The first round fills both caches.
    if (round === 0) continue;
    times.load.push(loaded);
    times.link.push(linked);
    times.bare.push(alone);
  }
  const [load, link, base] = [median(times.load), median(times.link), median(times.bare)];
  const ratio = (value: number) => (value / base).toFixed(2);
  say(`\nAn editor with its text, medians of ${ROUNDS} (goal: at most ${READY_GOAL} × a bare page)`);
  say(`  bare page      ${base.toFixed(0)} ms`);
  say(`  ours, loaded   ${load.toFixed(0)} ms   ratio ${ratio(load)}`);
  say(`  ours, by link  ${link.toFixed(0)} ms   ratio ${ratio(link)}`);
}

const door = readDoor();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] });
const bare = await bareMonacoPage();
try {
  const clipboard = ['clipboard-read', 'clipboard-write'];
  const ours = await browser.newContext({ baseURL: door.dashboardUrl });
  await ours.grantPermissions(clipboard, { origin: door.dashboardUrl });
  await openSignedIn(await ours.newPage(), places(door).endpoints);
  const alone = await browser.newContext();
  await alone.grantPermissions(clipboard, { origin: new URL(bare.url).origin });
  await Promise.all([watched(ours), watched(alone)]);
  for (const compare of [compareReady, compareKeys, compareMarkers])
    await compare(ours, alone, places(door).endpoints, bare.url);
} finally {
  await browser.close();
  await bare.close();
}
