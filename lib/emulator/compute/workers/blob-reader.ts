import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Source } from './messages';

const connections = 6;
const tries = 7;

/** A plain reader of blobs over http for worker processes: keep-alive, six at a time, patient while the service restarts. */
export class BlobReader {
  private readonly pools = new Map<string, Pool>();

  private pool(origin: string): Pool {
    const present = this.pools.get(origin);
    if (present) return present;
    const pool = new Pool(origin, { connections });
    this.pools.set(origin, pool);
    return pool;
  }

  private async once(origin: string, path: string): Promise<{ status: number; body: Buffer }> {
    const answer = await this.pool(origin).request({ path, method: 'GET', headers: { 'x-ms-version': '2021-12-02' } });
    return { status: answer.statusCode, body: Buffer.from(await answer.body.arrayBuffer()) };
  }

  private async read(origin: string, path: string, name: string): Promise<Buffer> {
    let reason = '';
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      if (attempt > 1) await delay(100 * 2 ** attempt);
      try {
        const { status, body } = await this.once(origin, path);
        if (status === 200) return body;
        reason = `blob storage answered ${status}`;
        if (status < 500) break;
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
    }
    throw new Error(`The file ${name} could not be read: ${reason}.`);
  }

  /** Reads all files of a mini-batch, in order. Rejects with a sentence that names the first file that cannot be read. */
  async all(source: Source): Promise<{ name: string; bytes: Buffer }[]> {
    const base = new URL(source.containerUrl);
    const files: { name: string; bytes: Buffer }[] = [];
    let next = 0;
    const lane = async () => {
      for (let at = next++; at < source.files.length; at = next++) {
        const file = source.files[at];
        if (!file) return;
        const blob = file.blob.split('/').map(encodeURIComponent).join('/');
        const path = `${base.pathname}/${blob}?${source.query}`;
        files[at] = { name: file.name, bytes: await this.read(base.origin, path, file.name) };
      }
    };
    await Promise.all(Array.from({ length: connections }, lane));
    return files;
  }
}
