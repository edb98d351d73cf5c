import { expect, type Page } from '@playwright/test';

export type Person = 'owner@local.test' | 'reader@local.test' | 'scorer@local.test';

/** From a page that asks for sign-in, through the account picker, back to where it was asked. */
export async function signIn(page: Page, person: Person = 'owner@local.test'): Promise<void> {
  await page.getByRole('button', { name: 'Sign in to the local workspace' }).click();
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await expect(page.getByRole('button', { name: `Account ${person}` })).toBeVisible();
}

/** Opens an address signed out and signs in; the same address is then open. */
export async function openSignedIn(page: Page, path: string, person: Person = 'owner@local.test'): Promise<void> {
  await page.goto(path);
  await signIn(page, person);
}
