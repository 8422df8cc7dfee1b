import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** A browser that asks nobody but the page's own server, with an empty profile that goes with it. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const choose = (flags: readonly string[]) => ({
  executablePath: process.env.CHROME_PATH || '/usr/bin/chromium',
  headless: true,
  args: [...FLAGS, ...flags],
});

/** The system's Chromium, or the browser that CHROME_PATH names; with switches of its own for what a test needs. */
export function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch(choose(flags));
}

/** The same as one person has it, for a tool that opens its pages itself. @param profile an empty folder */
export function launchOwnChromium(profile: string, flags: readonly string[]): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, choose(flags));
}

/** What parents hold and what stands on a desk, in CSS pixels. */
export const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false },
} as const;
export type Screen = keyof typeof SCREENS;
