import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type Locale, parseLocale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

const FILE = '/smart-cradle-authority.crt';

/**
 * Hands the authority's certificate (nothing secret) to phones, over plain HTTP: over HTTPS they would not trust us
 * yet. The page says what to do with it and shows the fingerprint, so that nobody in between can hand out another.
 */
export async function createShare(authority: string, fingerprint: string): Promise<Server> {
  const certificate = await readFile(authority);
  return createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://share');
    if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405).end();
    if (pathname === FILE) {
      // Phones know by this type that it is to be installed, and not read.
      response.writeHead(200, { 'Content-Type': 'application/x-x509-ca-cert', 'Cache-Control': 'no-store' });
      return response.end(certificate);
    }
    if (pathname !== '/') return response.writeHead(404).end();
    const locale = parseLocale(searchParams.get('lang') ?? undefined);
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(sharePage(locale, fingerprint));
  });
}

function sharePage(locale: Locale, fingerprint: string): string {
  const { certificate: text, common, product } = words(locale);
  const other = locale === 'ko' ? 'en' : 'ko';
  const steps = (all: readonly string[]): string =>
    `<ol>${all.map((step) => `<li>${step}</li>`).join('')}</ol>`;
  return `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title} · ${product.name}</title>
<style>
  html { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; word-break: keep-all; }
  body { max-width: 34rem; margin: 0 auto; padding: 1.25rem; }
  .get { display: block; padding: 1rem; border-radius: 1rem; background: #9c4526; color: #fffaf5; text-align: center; }
  code { overflow-wrap: anywhere; }
</style>
<p><a href="/?lang=${other}" lang="${other}">${common.otherLanguage}</a></p>
<h1>${text.title}</h1>
<p>${text.lead}</p>
<p><a class="get" href="${FILE}">${text.download}</a></p>
<h2>${text.appleTitle}</h2>${steps(text.apple)}
<h2>${text.androidTitle}</h2>${steps(text.android)}
<h2>${text.fingerprint}</h2><p>${text.fingerprintHint}</p><p><code>${fingerprint}</code></p>
</html>
`;
}
