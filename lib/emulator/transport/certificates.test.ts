import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureCertificates, isUsable } from './certificates';

const NOW = new Date('2026-11-22T10:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'tls-'));
});
afterAll(() => rm(dir, { recursive: true }));

it('names every loopback name, is signed by its authority and is no authority itself', async () => {
  const { ca, cert, caFile } = await ensureCertificates(dir, NOW);
  const leaf = new X509Certificate(cert);
  expect(leaf.verify(new X509Certificate(ca).publicKey)).toBe(true);
  expect(leaf.ca).toBe(false);
  for (const name of ['localhost', 'localworkspace.blob.core.localhost', 'localworkspace.blob.localhost'])
    expect(leaf.checkHost(name), name).toBeDefined();
  for (const address of ['127.0.0.1', '::1']) expect(leaf.checkIP(address), address).toBeDefined();
  expect(leaf.checkHost('evil.test')).toBeUndefined();
  expect(await readFile(caFile, 'utf8')).toBe(ca);
  expect((await stat(path.join(dir, 'server.key'))).mode & 0o077).toBe(0);
});

it('is kept while it lasts, renewed thirty days before its end, and made anew when its parts do not fit', async () => {
  const first = await ensureCertificates(dir, NOW);
  expect((await ensureCertificates(dir, later(690))).cert).toBe(first.cert);
  const renewed = await ensureCertificates(dir, later(701));
  expect(renewed.cert).not.toBe(first.cert);
  expect(new X509Certificate(renewed.ca).subject).not.toBe(new X509Certificate(first.ca).subject);
  await writeFile(path.join(dir, 'server.key'), first.key);
  const repaired = await ensureCertificates(dir, later(701));
  expect(repaired.cert).not.toBe(renewed.cert);
  expect(isUsable(repaired, later(701))).toBe(true);
});
