import { expect, type Locator, type Page } from '@playwright/test';

export interface LocalFile {
  name: string;
  bytes: Buffer;
}

/** The form that starts a job. */
export class StartJobPage {
  constructor(readonly page: Page) {}

  get startButton(): Locator {
    return this.page.getByRole('button', { name: 'Start job' });
  }

  /** The page that led here has a drop zone too: what follows must meet this one's. */
  private async isOpen(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Start a job' })).toBeVisible();
  }

  /** Drops files as a person does: one drop event that carries them all. */
  async drop(files: LocalFile[]): Promise<void> {
    await this.isOpen();
    const list = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
    const transfer = await this.page.evaluateHandle((items) => {
      const carried = new DataTransfer();
      for (const { name, base64 } of items) {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        carried.items.add(new File([bytes], name, { type: 'image/png', lastModified: 1 }));
      }
      return carried;
    }, list);
    const zone = this.page.getByRole('main');
    for (const event of ['dragenter', 'dragover', 'drop']) await zone.dispatchEvent(event, { dataTransfer: transfer });
    await transfer.dispose();
  }

  /** Drags a folder of this machine onto the page, as the operating system reports it. */
  async dragFolder(folder: string): Promise<void> {
    await this.isOpen();
    const browser = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const)
      await browser.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  }

  async chooseFiles(files: LocalFile[]): Promise<void> {
    await this.isOpen();
    await this.page
      .getByLabel('browse files')
      .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: 'image/png', buffer: bytes })));
  }

  /** What the summary says of the chosen files, such as `200 files, 57 kB`. */
  async expectFiles(count: string): Promise<void> {
    const words = new RegExp(`(?<![\\d,])${count} files?, `);
    await expect(this.page.getByRole('listitem').filter({ hasText: words })).toBeVisible();
  }

  async chooseDeployment(name: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Deployment' }).getByRole('radio', { name }).check();
  }

  /** Presses Start and waits for the job's page. @returns the job's name */
  async start(): Promise<string> {
    await this.startButton.click();
    await this.page.waitForURL(/\/jobs\/[^/?]+/, { timeout: 60_000 });
    return jobNameOf(this.page);
  }
}

export const jobNameOf = (page: Page): string => {
  const name = /\/jobs\/([^/?]+)/.exec(page.url())?.[1];
  expect(name).toBeTruthy();
  return name ?? '';
};
