import { expect, type Locator, type Page } from '@playwright/test';

/** An endpoint's page: the switches of its deployments, and the review that they open. */
export class EndpointPage {
  constructor(readonly page: Page) {}

  switchOf(deployment: string): Locator {
    return this.page
      .getByRole('radiogroup', { name: 'Default deployment' })
      .getByRole('radio', { name: new RegExp(`traffic of ${deployment}\\b`) });
  }

  async expectDefault(deployment: string): Promise<void> {
    await expect(this.switchOf(deployment)).toHaveAccessibleName(`100, traffic of ${deployment}`);
  }

  review(deployment: string): Locator {
    return this.page.getByRole('dialog', { name: `Make ${deployment} the default?` });
  }

  applyOf(deployment: string): Locator {
    return this.review(deployment).getByRole('button', { name: `Make ${deployment} the default` });
  }

  /** The review has been read: what differs stands in it. */
  async expectReviewed(deployment: string): Promise<void> {
    await expect(this.review(deployment).getByRole('columnheader', { name: /fields? differs?/ })).toBeVisible();
  }

  get changes(): Locator {
    return this.page.getByRole('list', { name: 'Changes, newest first' }).getByRole('listitem');
  }
}
