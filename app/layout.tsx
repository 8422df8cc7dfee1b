import '@fontsource-variable/noto-sans-kr';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { PageNow } from '@/components/time/page-now';
import { TimeZoneTold } from '@/components/time/use-time-zone';
import { pageLocale } from '@/lib/http/page-locale';
import { pageTheme } from '@/lib/http/page-theme';
import { pageTimeZone } from '@/lib/http/page-time-zone';
import { words } from '@/lib/i18n/words';
import { getRuntime } from '@/lib/runtime/get-runtime';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await pageLocale();
  const { product } = words(locale);
  return {
    title: { default: product.name, template: `%s · ${product.name}` },
    description: product.description,
    applicationName: product.name,
    manifest: `/app_manifest/${locale}`,
    icons: { icon: '/icon.svg', apple: '/icons/apple-touch-180.png' },
    appleWebApp: { capable: true, title: product.name, statusBarStyle: 'black' },
    // A home's own server: nothing of it belongs into a search engine.
    robots: { index: false, follow: false },
    // Temperatures and uuids are no telephone numbers.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

const PAPER = { day: '#faf4ec', night: '#120b08' } as const;

/** What surrounds the page has its colour from the first moment on: a phone in the dark must not flash white. */
export async function generateViewport(): Promise<Viewport> {
  const theme = await pageTheme();
  const look: Viewport =
    theme === 'system'
      ? {
          colorScheme: 'light dark',
          themeColor: [
            { media: '(prefers-color-scheme: light)', color: PAPER.day },
            { media: '(prefers-color-scheme: dark)', color: PAPER.night },
          ],
        }
      : { colorScheme: theme === 'night' ? 'dark' : 'light', themeColor: PAPER[theme] };
  return { width: 'device-width', initialScale: 1, ...look };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme, timeZone] = await Promise.all([pageLocale(), pageTheme(), pageTimeZone()]);
  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <TimeZoneTold value={timeZone}>
          <PageNow value={getRuntime().clock.now()}>{children}</PageNow>
        </TimeZoneTold>
      </body>
    </html>
  );
}
