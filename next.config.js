/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Native code, or modules that the server process loads too: both halves share one copy of each.
  serverExternalPackages: ['mysql2', 'mqtt', 'aedes', '@node-rs/argon2', 'sharp', 'pino', 'pino-pretty'],
};

export default nextConfig;
