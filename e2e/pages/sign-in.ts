import { type Browser, expect, type Page } from '@playwright/test';
import { readDoor } from '../fixtures/door';
import { places } from './places';

export type Person = 'owner@local.test' | 'reader@local.test' | 'scorer@local.test';

const accountOf = (page: Page, person: Person) => page.getByRole('button', { name: `Account ${person}` });

/** From a page that asks for sign-in, through the account picker, back to where it was asked. */
export async function signIn(page: Page, person: Person = 'owner@local.test'): Promise<void> {
  await page.getByRole('button', { name: 'Sign in to the local workspace' }).click();
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await expect(accountOf(page, person)).toBeVisible();
}

/** What a browser holds of a person who has signed in. */
async function sessionOf(browser: Browser, person: Person) {
  const door = readDoor();
  const context = await browser.newContext({ baseURL: door.dashboardUrl });
  const page = await context.newPage();
  await page.goto(places(door).endpoints);
  await signIn(page, person);
  const session = await context.storageState();
  await context.close();
  return session;
}

const sessions = new Map<Person, ReturnType<typeof sessionOf>>();

/**
 * Opens an address of the product that `npm test` started, as somebody who signed in before: each worker does so once for
 * each person, for a sign-in takes longer than most that follows it. Whoever signs out uses `signIn`: the session is shared.
 */
export async function openSignedIn(page: Page, path: string, person: Person = 'owner@local.test'): Promise<void> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser.');
  const session = sessions.get(person) ?? sessionOf(browser, person);
  sessions.set(person, session);
  await page.context().setStorageState(await session);
  await page.goto(path);
  await expect(accountOf(page, person)).toBeVisible();
}
