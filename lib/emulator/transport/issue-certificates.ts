import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import * as x509 from '@peculiar/x509';

export interface IssuedCertificates {
  /** PEM of the certificate authority, for NODE_EXTRA_CA_CERTS and its like. */
  ca: string;
  cert: string;
  key: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;
const LIFE_DAYS = 730;
const NAMES: x509.JsonGeneralName[] = [
  { type: 'dns', value: 'localhost' },
  { type: 'dns', value: '*.blob.localhost' },
  { type: 'dns', value: '*.blob.core.localhost' },
  { type: 'ip', value: '127.0.0.1' },
  { type: 'ip', value: '::1' },
];

const newKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
/** Positive and unique: two certificates of one issuer name may not share a number. */
const serial = () => `01${randomBytes(15).toString('hex')}`;

async function pemOfKey(key: CryptoKey): Promise<string> {
  const der = await crypto.subtle.exportKey('pkcs8', key);
  return x509.PemConverter.encode(der, 'PRIVATE KEY');
}

/**
 * A certificate authority and one server certificate for every loopback name of the workspace, valid for two years.
 * The authority's key is thrown away, so that nobody who trusts it trusts anything but this certificate; therefore each
 * authority also carries a name of its own (clients that know an older one would otherwise mix the two up).
 */
export async function issueCertificates(now: Date): Promise<IssuedCertificates> {
  x509.cryptoProvider.set(crypto);
  const [caKeys, keys] = [await newKeys(), await newKeys()];
  const notBefore = new Date(now.getTime() - 300_000);
  const span = { notBefore, notAfter: new Date(now.getTime() + LIFE_DAYS * DAY_MS), signingAlgorithm: ALGORITHM };
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...span,
    serialNumber: serial(),
    name: `CN=Batch Studio local workspace ${randomBytes(4).toString('hex')}`,
    keys: caKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });
  const leaf = await x509.X509CertificateGenerator.create({
    ...span,
    serialNumber: serial(),
    subject: 'CN=localhost',
    issuer: ca.subject,
    publicKey: keys.publicKey,
    signingKey: caKeys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(NAMES),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });
  return {
    ca: `${ca.toString('pem')}\n`,
    cert: `${leaf.toString('pem')}\n`,
    key: `${await pemOfKey(keys.privateKey)}\n`,
  };
}
