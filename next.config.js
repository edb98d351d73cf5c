/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  devIndicators: { position: 'bottom-right' },
  serverExternalPackages: ['azurite', 'oidc-provider', 'onnxruntime-node', 'libsql'],
  turbopack: { root: import.meta.dirname },
};
export default nextConfig;
