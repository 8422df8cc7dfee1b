// Prints what a dashboard left open costs, of the built server with three cradles, of which one cries and
// one comes and goes:
//   npm run build && node --import tsx scripts/leave-tab-open.ts [minutes, 10 unless told]
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { printTable, type Row } from '../bench/figures';
import { launchChromium, SCREENS } from '../e2e/browser/chromium';
import { startCountingProxy } from '../e2e/browser/counting-proxy';
import { handSession } from '../e2e/browser/home';
import { createCaregiver, requireOk } from '../e2e/client/http-client';
import { startAppServer } from '../e2e/servers/app-server';
import { createSimulatedCradle } from './simulator/simulated-cradle';

const SCENES = { 'cradle-a': 'crying', 'cradle-b': 'calm', 'cradle-c': 'flaky' } as const;
const MINUTE_MS = 60_000;
/** Until everything that comes once has come. */
const SETTLED_AFTER_MS = 30_000;

const minutes = Number(process.argv[2] ?? 10);
if (!Number.isInteger(minutes) || minutes < 1 || minutes > 600) {
  console.error('Minutes are a whole number from 1 to 600.');
  process.exit(1);
}
const server = await startAppServer({ configuration: 'embedded' });
const browser = await launchChromium();
const { mqttUrl, base: baseUrl } = server;
const cradles = Object.entries(SCENES).map(([uuid, scene]) =>
  createSimulatedCradle({ uuid, scene, fps: 10, mqttUrl, baseUrl }),
);
try {
  for (const cradle of cradles) await cradle.start();
  const parent = await createCaregiver(server.base, 'haru');
  for (const uuid of Object.keys(SCENES)) await requireOk(parent.claim(uuid));
  const proxy = await startCountingProxy(server.base);
  const context = await browser.newContext({ baseURL: proxy.base, ...SCREENS.phone });
  await handSession(parent, context, proxy.base);
  const page = await context.newPage();
  await page.goto('/dashboard');
  await page.waitForSelector('[data-picture-status=live]');
  await sleep(SETTLED_AFTER_MS);
  const tools = await context.newCDPSession(page);
  await tools.send('Performance.enable');
  const rows: Row[] = [];
  for (let minute = 0; minute <= minutes; minute++) {
    if (minute > 0) await sleep(MINUTE_MS);
    rows.push({ minute: String(minute), ...(await measure(page, tools)), connections: String(proxy.open) });
    console.log(JSON.stringify(rows.at(-1)));
  }
  printTable(`A dashboard of three cradles, open for ${minutes} min after its first 30 s`, rows);
  await proxy.stop();
} finally {
  await Promise.all(cradles.map((cradle) => cradle.stop()));
  await browser.close();
  await server.dispose();
}

/** After a collection of garbage, so that what is counted is held. CPU time of the page's own thread since the first row. */
async function measure(page: Page, tools: CDPSession): Promise<Row> {
  await tools.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await tools.send('Memory.getDOMCounters');
  const { metrics } = await tools.send('Performance.getMetrics');
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    picture: (await page.getAttribute('[data-picture-status]', 'data-picture-status')) ?? 'none',
    'DOM nodes': String(nodes),
    listeners: String(jsEventListeners),
    'heap, MB': read('JSHeapUsedSize') / 1e6,
    'CPU of the page, s': read('TaskDuration'),
  };
}
