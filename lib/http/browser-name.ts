/** What a User-Agent says of a browser to a person; null where it says nothing that we know. */
export interface BrowserName {
  browser: string | null;
  system: string | null;
}

/** Others pretend to be Chrome, and Chrome to be Safari: the first that fits is the one. */
const BROWSERS = [
  ['KakaoTalk', /KAKAOTALK/i],
  ['Naver', /NAVER\(/i],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Whale', /Whale\//],
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Firefox', /(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS|Chromium)\//],
  ['Safari', /Version\/[\d.]+ .*Safari\//],
] as const;
const SYSTEMS = [
  ['iPad', /iPad/],
  ['iPhone', /iPhone|iPod/],
  ['Android', /Android/],
  ['Windows', /Windows NT/],
  ['ChromeOS', /CrOS/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
] as const;

/** Only for people to tell their devices apart: anybody can send anything. */
export function parseBrowserName(userAgent: string | null): BrowserName {
  const find = (known: readonly (readonly [string, RegExp])[]) =>
    known.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0] ?? null;
  return { browser: find(BROWSERS), system: find(SYSTEMS) };
}

/** As much of it as is stored; null when none was sent. */
export function storedUserAgent(headers: Headers): string | null {
  return headers.get('user-agent')?.slice(0, 255) || null;
}
