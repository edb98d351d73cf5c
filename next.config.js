import path from 'node:path';
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js';
import { hintScripts } from './lib/bundle/compile-ahead.mjs';
import { ensureMonaco, MONACO_URL } from './lib/bundle/monaco.mjs';

/** Kept for good; where the file is one of an older build, the page that says so may run nothing. */
const MONACO_FILE = [
  { key: 'cache-control', value: 'public, max-age=31536000, immutable' },
  { key: 'content-security-policy', value: "default-src 'none'; frame-ancestors 'none'" },
];

/** @type {import('next').NextConfig} */
const settings = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  devIndicators: { position: 'bottom-right' },
  serverExternalPackages: ['azurite', 'oidc-provider', 'onnxruntime-node', 'libsql'],
  turbopack: { root: import.meta.dirname },
  env: { MONACO_URL },
  compiler: { runAfterProductionCompile: async ({ distDir }) => hintScripts(path.join(distDir, 'static/chunks')) },
  headers: async () => [{ source: '/monaco/:hash([0-9a-f]+)/:file(monaco\\.(?:js|css|ttf))', headers: MONACO_FILE }],
};

/** @param {string} phase */
export default async function configuration(phase) {
  if (phase === PHASE_PRODUCTION_BUILD || phase === PHASE_DEVELOPMENT_SERVER) await ensureMonaco();
  return settings;
}
