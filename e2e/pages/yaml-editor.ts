import { expect, type Locator, type Page } from '@playwright/test';

/** A page with a YAML text, its changes in words, and the button that writes it. */
export class YamlPage {
  constructor(readonly page: Page) {}

  get editor(): Locator {
    return this.page.getByRole('textbox', { name: /^YAML of/ });
  }

  /** Puts another text into the editor, as a paste does. */
  async paste(text: string): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  /** The whole text of the editor, by the clipboard, where a browser that says it runs on Windows ends lines its way. */
  async text(): Promise<string> {
    await this.editor.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('ControlOrMeta+C');
    const copied = await this.page.evaluate(() => navigator.clipboard.readText());
    return copied.replaceAll('\r\n', '\n');
  }

  async convert(): Promise<void> {
    await this.page.getByRole('button', { name: 'Convert to today’s form' }).click();
    await expect(this.page.getByText('Converted to today’s form.')).toBeVisible();
  }

  get changes(): Locator {
    return this.page.getByRole('list', { name: 'Changes' }).getByRole('listitem');
  }

  get steps(): Locator {
    return this.page.getByRole('list', { name: 'Steps' }).getByRole('listitem');
  }
}
