import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Puts what `make` makes where it is wanted, whole or not at all; does nothing where it stands already. Several processes may ask at once.
 * @param {string} wanted a folder, named by its content @param {(folder: string) => Promise<void>} make fills an empty place
 */
export async function place(wanted, make) {
  if (fs.existsSync(wanted)) return;
  const made = `${wanted}.${randomUUID()}`;
  try {
    await make(made);
    fs.renameSync(made, wanted);
  } catch (error) {
    fs.rmSync(made, { recursive: true, force: true });
    if (!fs.existsSync(wanted)) throw error;
  }
}

/** Takes away what stands beside a folder: what was made of older sources. What others make of today's stays. @param {string} wanted */
export function clearOlder(wanted) {
  const folder = path.dirname(wanted);
  for (const old of fs.readdirSync(folder).filter((each) => !each.startsWith(path.basename(wanted))))
    fs.rmSync(path.join(folder, old), { recursive: true, force: true });
}
