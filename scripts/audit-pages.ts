// Prints what Lighthouse says of the pages that a parent opens first, on a phone, of the built server; the median of
// three visits, each with an empty cache:
//   npm run build && node --import tsx scripts/audit-pages.ts
// The cradle is silent meanwhile: Lighthouse waits for a page to fall quiet, which a live picture never does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchOwnChromium } from '../e2e/browser/chromium';
import { handSession } from '../e2e/browser/home';
import { createCaregiver, requireOk } from '../e2e/client/http-client';
import { addLivedNight } from '../e2e/client/lived-night';
import { drawPicture } from '../e2e/client/pictures';
import { findStoredCradle } from '../e2e/client/stored-night';
import { startAppServer } from '../e2e/servers/app-server';
import { findFreePort } from '../e2e/servers/free-port';

const HOME = fileURLToPath(new URL('../bench/lighthouse/', import.meta.url));
const UUID = 'cradle-unique-id-example';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const PAGES = { 'sign-in': '/login', dashboard: '/dashboard', alerts: '/alerts' } as const;
const VISITS = 3;

interface Report {
  finalDisplayedUrl: string;
  /** How quick this machine was during the visit, by Lighthouse's own measure. */
  environment: { benchmarkIndex: number };
  categories: Record<
    (typeof CATEGORIES)[number],
    { score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
}

await run('npm', ['ci', '--no-audit', '--no-fund', '--prefix', HOME]);
const server = await startAppServer({ configuration: 'embedded' });
const folder = await mkdtemp(path.join(tmpdir(), 'lighthouse-'));
const port = await findFreePort();
const browser = await launchOwnChromium(path.join(folder, 'profile'), [`--remote-debugging-port=${port}`]);
try {
  const parent = await createCaregiver(server.base, 'haru');
  await requireOk(parent.registerAgent(UUID));
  await requireOk(parent.claim(UUID));
  const stored = await findStoredCradle(server.query, UUID);
  await addLivedNight(server.query, stored, { jpeg: await drawPicture(), now: Date.now() });
  for (const [name, address] of Object.entries(PAGES)) {
    // As a parent comes: the browser keeps what the page to sign in left with it.
    if (name !== 'sign-in') await handSession(parent, browser);
    const reports: Report[] = [];
    while (reports.length < VISITS) reports.push(await audit(server.base + address));
    const sorted = reports.toSorted((a, b) => scoreOf(a, 'performance') - scoreOf(b, 'performance'));
    print(name, sorted);
  }
} finally {
  await browser.close();
  await server.dispose();
  await rm(folder, { recursive: true, force: true });
}

async function audit(url: string): Promise<Report> {
  const output = path.join(folder, 'report.json');
  await run('node', [
    ...[path.join(HOME, 'node_modules/lighthouse/cli/index.js'), url, '--quiet', '--output=json'],
    ...[`--output-path=${output}`, `--only-categories=${CATEGORIES.join(',')}`, `--port=${port}`],
  ]);
  const report = JSON.parse(await readFile(output, 'utf8')) as Report;
  if (report.finalDisplayedUrl !== url) throw new Error(`${url} led to ${report.finalDisplayedUrl}`);
  return report;
}

function scoreOf({ categories }: Report, category: (typeof CATEGORIES)[number]): number {
  return Math.round((categories[category].score ?? 0) * 100);
}

/** The scores, then what they lack and why: only what counts. */
function print(name: string, sorted: readonly Report[]): void {
  const report = sorted[Math.floor(sorted.length / 2)];
  if (report === undefined) return;
  const scores = CATEGORIES.map((each) => `${each} ${scoreOf(report, each)}`);
  const all = sorted.map((each) => scoreOf(each, 'performance')).join(', ');
  const machine = sorted.map((each) => Math.round(each.environment.benchmarkIndex)).join(', ');
  console.log(`${name}: ${scores.join(', ')} (performance of each visit: ${all}; machine: ${machine})`);
  for (const { id, weight } of CATEGORIES.flatMap((each) => report.categories[each].auditRefs)) {
    const { score, title, displayValue = '' } = report.audits[id] ?? { score: null, title: id };
    if (weight > 0 && score !== null && score < 0.9) console.log(`  ${title}: ${displayValue || score}`);
  }
}

async function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
}
