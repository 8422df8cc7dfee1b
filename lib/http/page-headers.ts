import { randomBytes } from 'node:crypto';

/** Sent with every answer. */
export const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=()',
} as const;

/**
 * Sent over HTTPS: browsers then ask for this host over nothing else, for 30 days after each visit. Long enough for a
 * holiday without a visit. Not the usual year, and not for hosts below this one: it binds every port of the host, and
 * a house whose certificate has lapsed, or which goes back to HTTP, must get its pages back.
 */
export const STRICT_TRANSPORT = `max-age=${30 * 86_400}`;

/**
 * The policy of one page, with a nonce of its own that Next puts on its scripts. Development needs eval for
 * fast refresh and inline styles for its overlay.
 */
export function createContentSecurityPolicy({
  production,
  wasm,
}: {
  production: boolean;
  /** Whether the page runs WebAssembly of ours. */
  wasm: boolean;
}): string {
  const nonce = `'nonce-${randomBytes(16).toString('base64')}'`;
  const directives = {
    'default-src': "'self'",
    'script-src': `'self' ${nonce} 'strict-dynamic'${wasm ? " 'wasm-unsafe-eval'" : ''}${production ? '' : " 'unsafe-eval'"}`,
    'style-src': production ? `'self' ${nonce}` : "'self' 'unsafe-inline'",
    // Where a chart or a slider puts things is computed, and written as an attribute. It can load nothing but what
    // the other lines allow.
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' blob: data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'media-src': "'self' blob:",
    'worker-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
