import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from './chromium';
import { chooseLanguage, contextOptionsOf, type View } from './views';

/** The browser's own word for what it gave up itself, when a page was left or let go of a stream. */
const GIVEN_UP = 'net::ERR_ABORTED';
const STATE_LIMIT_MS = 15_000;

export interface Visit extends Omit<BrowserContextOptions, 'baseURL'> {
  base: string;
  /** Default: Korean, by day, in a window of the size that the browser gives it. */
  view?: View;
  /** Troubles that this test brings about itself. */
  expected?: RegExp[];
}

export interface BrowserDesk {
  /** A person with cookies of their own. */
  visit(options: Visit): Promise<BrowserContext>;
  /** The same with a first page in it. */
  open(options: Visit): Promise<Page>;
}

/**
 * One browser for a test file. Every test fails when a page of it wrote an error on the console, threw, missed
 * something that it asked for, asked another host, or came with a policy that lets scripts of others run.
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

  async function visit({ base, view, expected = [], ...options }: Visit): Promise<BrowserContext> {
    const looks = view && contextOptionsOf(view);
    const context = await browser.newContext({ baseURL: base, ...looks, ...options });
    if (view) await chooseLanguage(context, view, base);
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
  context.on('response', (response) => {
    const { 'content-type': type = '', 'content-security-policy': policy = '' } = response.headers();
    const scripts = /(?:^|; *)script-src ([^;]*)/.exec(policy)?.[1];
    const isLax = scripts === undefined || /unsafe-inline|\*|https?:/.test(scripts);
    if (type.startsWith('text/html') && isLax) report(`policy: ${scripts} (${response.url()})`);
  });
}

export function openDevTools(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page);
}
