/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // A page is loaded when it is first asked for. All of them at the start hold everything else up for seconds on a
  // small machine: the broker and the database had no answer within their limits.
  experimental: { preloadEntriesOnStart: false },
  // No page asks for it, and it would scale pictures for anyone who does.
  images: { unoptimized: true },
  // Only what is built: a parent who starts the server need not wait for the tests to be checked.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  // Native code, or modules that the server process loads too: both halves share one copy of each.
  serverExternalPackages: ['mysql2', 'mqtt', 'aedes', '@node-rs/argon2', 'sharp', 'pino', 'pino-pretty'],
  // A browser that kept the old one would show notifications as it did then.
  headers: async () => [{ source: '/sw.js', headers: [{ key: 'Cache-Control', value: 'no-cache' }] }],
};

export default nextConfig;
