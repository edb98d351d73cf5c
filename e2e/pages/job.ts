import { expect, type Locator, type Page } from '@playwright/test';

/** A job's page. */
export class JobPage {
  constructor(readonly page: Page) {}

  /**
   * The status of the tab's title and beside the heading; it changes by itself. The word in the page alone would not
   * do: the timeline names the states that are still to come.
   */
  async expectStatus(word: string, timeout = 60_000): Promise<void> {
    await expect.poll(async () => (await this.page.title()).split(' · ')[0], { timeout }).toBe(word);
    await expect(this.page.getByRole('main').getByText(word, { exact: true }).first()).toBeVisible();
  }

  /** So many files of the input were scored; the figure stands in the progress card, the log says it too. */
  async expectScored(count: string, of = count): Promise<void> {
    const progress = this.page.getByRole('region', { name: 'Progress', exact: true });
    await expect(progress.getByText(`${count} of ${of}`, { exact: true })).toBeVisible();
  }

  /** Presses "Copy link" as `press` does. @returns the link, once the page says that it is copied */
  async copyLink(press = (button: Locator) => button.click()): Promise<string> {
    await press(this.page.getByRole('button', { name: 'Copy link' }));
    await expect(this.page.getByText('Link copied', { exact: true })).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  get states(): Locator {
    return this.page.getByRole('list', { name: 'States of the job' }).getByRole('listitem');
  }

  /** The log that follows the scoring; before it is there, the card shows the parent's. */
  get log(): Locator {
    return this.page.getByRole('group', { name: 'End of the log Progress overview', exact: true });
  }

  async open(tab: 'Overview' | 'Logs' | 'Outputs' | 'JSON'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: tab }).click();
  }

  /** Every row of the predictions table as its cells, read by scrolling through it. */
  async predictions(count: number): Promise<string[][]> {
    const table = this.page.getByRole('group', { name: /predictions\.csv/ });
    const rows = new Map<number, string[]>();
    await expect
      .poll(
        async () => {
          const seen = await table.getByRole('row').evaluateAll((elements) =>
            elements.map((row) => ({
              at: Number(row.getAttribute('aria-rowindex')),
              cells: [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
            })),
          );
          for (const { at, cells } of seen) if (cells.length > 1) rows.set(at, cells.slice(1));
          await table.evaluate((box) => box.scrollBy(0, 400));
          return rows.size;
        },
        { timeout: 30_000, intervals: [50] },
      )
      .toBe(count);
    return [...rows.values()];
  }
}
