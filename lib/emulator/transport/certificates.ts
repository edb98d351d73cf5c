import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { IssuedCertificates } from './issue-certificates';

export interface TlsFiles extends IssuedCertificates {
  /** Absolute path of ca.pem. */
  caFile: string;
}

const FILES = { ca: 'ca.pem', cert: 'server.pem', key: 'server.key' } as const;
const RENEW_BEFORE_MS = 30 * 86_400_000;

/** Whether the three belong together and last another thirty days. */
export function isUsable({ ca, cert, key }: IssuedCertificates, now: Date): boolean {
  try {
    const [authority, leaf] = [new X509Certificate(ca), new X509Certificate(cert)];
    const end = Math.min(Date.parse(authority.validTo), Date.parse(leaf.validTo));
    return (
      leaf.verify(authority.publicKey) &&
      leaf.checkPrivateKey(createPrivateKey(key)) &&
      Date.parse(leaf.validFrom) <= now.getTime() &&
      end - now.getTime() > RENEW_BEFORE_MS
    );
  } catch {
    return false;
  }
}

async function load(dir: string): Promise<IssuedCertificates | null> {
  const read = (name: string) => readFile(path.join(dir, name), 'utf8');
  try {
    return { ca: await read(FILES.ca), cert: await read(FILES.cert), key: await read(FILES.key) };
  } catch {
    return null;
  }
}

/** A crash between two renames leaves files that do not fit together: isUsable sees that and they are made anew. */
async function save(dir: string, made: IssuedCertificates): Promise<void> {
  for (const part of ['key', 'cert', 'ca'] as const) {
    const file = path.join(dir, FILES[part]);
    await writeFile(`${file}.new`, made[part], { mode: part === 'key' ? 0o600 : 0o644 });
    await rename(`${file}.new`, file);
  }
}

/** The workspace's certificate, made once in `dir` and again when it nears its end. */
export async function ensureCertificates(dir: string, now: Date): Promise<TlsFiles> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const caFile = path.resolve(dir, FILES.ca);
  const kept = await load(dir);
  if (kept && isUsable(kept, now)) return { ...kept, caFile };
  // Loaded at the first start alone: every other one is quicker without it.
  const { issueCertificates } = await import('./issue-certificates');
  const made = await issueCertificates(now);
  await save(dir, made);
  return { ...made, caFile };
}
