/** First-load JavaScript of the endpoints page, gzip, beside its goal; and whether anything of an editor or a storage SDK is in it. */
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { readDoor } from '../fixtures/door';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';

/** What an empty page of the same framework loads, and what may stand on top of it (performance goal P12). */
const EMPTY_KB = 174;
const GOAL_KB = 330;
/** Names in Monaco, in its worker and in the storage SDK that no minifier shortens; Monaco's address alone is light. */
const HEAVY = /codeEditorService|globalThis\.monaco|StorageSharedKeyCredential|BlockBlobClient/;

const door = readDoor();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] });
try {
  const context = await browser.newContext({ baseURL: door.dashboardUrl });
  await openSignedIn(await context.newPage(), places(door).endpoints);
  const page = await context.newPage();
  const loading: Promise<readonly [string, Buffer]>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      loading.push(response.body().then((body) => [response.url(), body] as const));
  });
  await page.goto(places(door).endpoints);
  await page.getByRole('link', { name: 'mnist-batch' }).first().waitFor();
  const linked = await page
    .locator('script[src]')
    .evaluateAll((all) => all.map((script) => script.getAttribute('src')));
  const scripts = new Map(await Promise.all(loading));
  const kb = [...scripts.values()].reduce((sum, body) => sum + gzipSync(body, { level: 6 }).length, 0) / 1000;
  const heavy = [...scripts].filter(([, body]) => HEAVY.test(body.toString()));
  console.log(
    `endpoints page: ${scripts.size} scripts (${linked.length} in its HTML), ${kb.toFixed(0)} kB gzip; goal ${GOAL_KB} kB; an empty page ${EMPTY_KB} kB; ratio ${(kb / EMPTY_KB).toFixed(2)}`,
  );
  console.log(`scripts that hold an editor or a storage SDK: ${heavy.length}`);
} finally {
  await browser.close();
}
