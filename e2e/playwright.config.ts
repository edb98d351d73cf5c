import { defineConfig, devices } from '@playwright/test';
import { readDoor } from './fixtures/door';

const chrome = {
  ...devices['Desktop Chrome'],
  viewport: { width: 1440, height: 900 },
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
    ],
  },
};

/** Most of their time passes while a page waits for its next poll: they need a worker, and hardly a processor. */
const WAITING = /journeys\/faults(-of-all)?\.journey\.ts$/;

/** Journeys run against the product that `npm test` started; STUDIO_READY_FILE names its door. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 3,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL: readDoor().dashboardUrl,
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A trace films every test, which costs all of them time: STUDIO_TRACE=1 asks for it.
    trace: process.env.STUDIO_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'waiting', testMatch: WAITING, workers: 1, use: chrome },
    { name: 'journeys', testMatch: 'journeys/**/*.journey.ts', testIgnore: WAITING, workers: 2, use: chrome },
    // by the environment, which Playwright's worker processes share; they do not see the command line
    ...(process.env.STUDIO_SCREENSHOTS
      ? [{ name: 'screenshots', testMatch: 'screenshots/*.shots.ts', use: chrome }]
      : []),
  ],
});
