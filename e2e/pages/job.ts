import { expect, type Locator, type Page } from '@playwright/test';

/** A job's page. */
export class JobPage {
  constructor(readonly page: Page) {}

  /** The status beside the title; it changes by itself. */
  async expectStatus(word: string, timeout = 60_000): Promise<void> {
    await expect(
      this.page.getByRole('banner').or(this.page.getByRole('main')).getByText(word, { exact: true }).first(),
    ).toBeVisible({ timeout });
  }

  /** Every file of the input was scored; the figure stands in the progress card, the log says it too. */
  async expectAllScored(count: string): Promise<void> {
    const progress = this.page.getByRole('region', { name: 'Progress', exact: true });
    await expect(progress.getByText(`${count} of ${count}`, { exact: true })).toBeVisible();
  }

  get states(): Locator {
    return this.page.getByRole('list', { name: 'States of the job' }).getByRole('listitem');
  }

  get log(): Locator {
    return this.page.getByRole('group', { name: /^End of the log/ });
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
