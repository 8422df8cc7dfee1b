import { offlinePage } from '@/lib/http/offline-page';
import { parseLocale } from '@/lib/i18n/locales';

/** Kept by the service worker, and shown in the place of a page that does not come. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const { locale } = await params;
  return new Response(offlinePage(parseLocale(locale)), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' },
  });
}
