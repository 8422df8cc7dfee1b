import '@fontsource-variable/noto-sans-kr';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { pageLocale } from '@/lib/http/page-locale';
import { words } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  const { product } = words(await pageLocale());
  return {
    title: { default: product.name, template: `%s · ${product.name}` },
    description: product.description,
    // A home's own server: nothing of it belongs into a search engine.
    robots: { index: false, follow: false },
    // Temperatures and uuids are no telephone numbers.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf4ec' },
    { media: '(prefers-color-scheme: dark)', color: '#14100d' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await pageLocale()}>
      <body>{children}</body>
    </html>
  );
}
