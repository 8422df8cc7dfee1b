import { appManifest } from '@/lib/http/app-manifest';
import { parseLocale } from '@/lib/i18n/locales';

/** Browsers ask for it without cookies, so its address says which language the reader chose. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const { locale } = await params;
  return new Response(JSON.stringify(appManifest(parseLocale(locale))), {
    headers: { 'Content-Type': 'application/manifest+json; charset=utf-8', 'Cache-Control': 'no-cache' },
  });
}
