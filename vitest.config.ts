import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const seconds = 1000;

// Tests that run a real broker, database, ffmpeg or openssl beside the code they test: not part of the quick check.
const edges = [
  'lib/{mqtt,store}/**/*.test.ts',
  'lib/http/certificate*.test.ts',
  'lib/video/clip-*.test.ts',
  'lib/notify/mail/mailer.test.ts',
  'scripts/certificate/make.test.ts',
  'scripts/simulator/{simulated-cradle,video-source}.test.ts',
];

// Whole servers, and two cores. Much of the time is waiting (a peer cut after 15 s, a database that starts): two files
// share it. Where a browser draws as well there is no time to share.
const limits = { testTimeout: 60 * seconds, hookTimeout: 120 * seconds };
const wholeServer = { ...limits, maxWorkers: 2 };
const wholeBrowser = { ...limits, fileParallelism: false };

const pure = {
  setupFiles: ['./vitest.setup.ts'],
  // +05:45 in winter and summer: code that leans on UTC or on whole hours fails.
  env: { TZ: 'Asia/Kathmandu' },
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: { '@': root.replace(/\/$/, '') } },
        test: {
          name: 'unit',
          include: ['{lib,components,app,drizzle}/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['scripts/setup/**', '**/node_modules/**', ...edges],
          ...pure,
        },
      },
      {
        resolve: { alias: { '@': root.replace(/\/$/, '') } },
        test: { name: 'edges', include: edges, ...pure, ...wholeServer },
      },
      ...(['integration', 'browser'] as const).map((name) => ({
        resolve: { alias: { '@': root.replace(/\/$/, '') } },
        test: {
          name,
          include: [`e2e/${name}/**/*.test.ts`],
          ...(name === 'browser' ? wholeBrowser : wholeServer),
        },
      })),
      {
        // An npm ci and a build from nothing, on a small machine too.
        test: {
          name: 'setup',
          include: ['scripts/setup/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 600 * seconds,
          hookTimeout: 600 * seconds,
        },
      },
    ],
  },
});
