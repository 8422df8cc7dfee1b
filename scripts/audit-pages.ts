// Prints what Lighthouse says of the pages that a parent opens first, on a phone, of the built server:
//   npm run build && node --import tsx scripts/audit-pages.ts
// The cradle is silent meanwhile: Lighthouse waits for a page to fall quiet, which a live picture never does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCaregiver, requireOk } from '../e2e/client/http-client';
import { startAppServer } from '../e2e/servers/app-server';

const HOME = fileURLToPath(new URL('../bench/lighthouse/', import.meta.url));
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const PAGES = { 'sign-in': '/login', dashboard: '/dashboard', alerts: '/alerts' } as const;
const CHROME_FLAGS = [
  ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
].join(' ');

interface Report {
  categories: Record<(typeof CATEGORIES)[number], { score: number | null }>;
  audits: Record<string, { score: number | null; title: string }>;
}

await run('npm', ['ci', '--no-audit', '--no-fund', '--prefix', HOME]);
const server = await startAppServer({ configuration: 'embedded' });
const folder = await mkdtemp(path.join(tmpdir(), 'lighthouse-'));
try {
  const parent = await createCaregiver(server.base, 'haru');
  await requireOk(parent.registerAgent('cradle-unique-id-example'));
  await requireOk(parent.claim('cradle-unique-id-example'));
  for (const [name, address] of Object.entries(PAGES)) {
    const cookie = name === 'sign-in' ? '' : parent.cookie();
    print(name, await audit(server.base + address, cookie));
  }
} finally {
  await server.dispose();
  await rm(folder, { recursive: true, force: true });
}

async function audit(url: string, cookie: string): Promise<Report> {
  const output = path.join(folder, 'report.json');
  await run('node', [
    ...[path.join(HOME, 'node_modules/lighthouse/cli/index.js'), url, '--quiet', '--output=json'],
    ...[`--output-path=${output}`, `--only-categories=${CATEGORIES.join(',')}`],
    ...[`--chrome-flags=${CHROME_FLAGS}`, `--extra-headers=${JSON.stringify({ Cookie: cookie })}`],
  ]);
  return JSON.parse(await readFile(output, 'utf8'));
}

function print(name: string, { categories, audits }: Report): void {
  const scores = CATEGORIES.map((each) => `${each} ${Math.round((categories[each].score ?? 0) * 100)}`);
  console.log(`${name}: ${scores.join(', ')}`);
  for (const [id, { score, title }] of Object.entries(audits)) {
    if (score !== null && score < 0.9) console.log(`  ${id} ${score}: ${title}`);
  }
}

async function run(command: string, args: string[]): Promise<void> {
  const env = { ...process.env, CHROME_PATH: process.env.CHROME_PATH || '/usr/bin/chromium' };
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
}
