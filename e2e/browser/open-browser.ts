import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from './chromium';

/** The browser's own word for what it gave up itself, when a page was left or let go of a stream. */
const GIVEN_UP = 'net::ERR_ABORTED';
const STATE_LIMIT_MS = 15_000;

export interface Visit extends Omit<BrowserContextOptions, 'baseURL'> {
  base: string;
  /** Troubles that this test brings about itself. */
  expected?: RegExp[];
}

export interface BrowserDesk {
  /** A person with cookies of their own, in Korean on a desktop unless the options say otherwise. */
  visit(options: Visit): Promise<BrowserContext>;
  /** The same with a first page in it. */
  open(options: Visit): Promise<Page>;
}

/**
 * One browser for a test file. Every test fails when a page of it wrote an error on the console, threw, missed
 * something that it asked for, or asked another host.
 * @param makeFlags what the browser is started with besides
 */
export function prepareBrowser(makeFlags: () => Promise<string[]> = async () => []): BrowserDesk {
  const contexts: BrowserContext[] = [];
  const troubles: string[] = [];
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium(await makeFlags());
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(troubles.splice(0), 'troubles in the browser').toEqual([]);
  });

  async function visit({ base, expected = [], ...options }: Visit): Promise<BrowserContext> {
    const context = await browser.newContext({ baseURL: base, ...options });
    context.setDefaultTimeout(STATE_LIMIT_MS);
    context.setDefaultNavigationTimeout(STATE_LIMIT_MS);
    contexts.push(context);
    watchTroubles(context, new URL(base).host, (trouble) => {
      if (!expected.some((pattern) => pattern.test(trouble))) troubles.push(trouble);
    });
    return context;
  }

  return { visit, open: async (options) => (await visit(options)).newPage() };
}

function watchTroubles(context: BrowserContext, host: string, report: (trouble: string) => void): void {
  context.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => report(`thrown: ${error.error().stack}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    const outside = url.host !== host && !['data:', 'blob:'].includes(url.protocol);
    if (outside) report(`another host: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'unknown';
    if (why !== GIVEN_UP) report(`failed: ${request.method()} ${request.url()} ${why}`);
  });
}

export function openDevTools(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page);
}
