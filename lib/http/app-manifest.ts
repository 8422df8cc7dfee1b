import type { MetadataRoute } from 'next';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

const NIGHT = '#120b08';
const ICON = { type: 'image/png' } as const;

/** What a phone needs to put the app on its home screen (W3C Web Application Manifest). */
export function appManifest(locale: Locale): MetadataRoute.Manifest {
  const { product, pwa } = words(locale);
  const shortcut = (name: string, url: string) => ({ name, url });
  return {
    // The same app in either language: an install must not become two.
    id: '/dashboard',
    name: product.name,
    short_name: product.name,
    description: product.description,
    lang: locale,
    dir: 'ltr',
    start_url: '/dashboard',
    scope: '/',
    display: 'standalone',
    // The splash screen of a phone that is opened in the dark.
    background_color: NIGHT,
    theme_color: NIGHT,
    categories: ['lifestyle', 'health'],
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', ...ICON },
      { src: '/icons/icon-512.png', sizes: '512x512', ...ICON },
      { src: '/icons/maskable-512.png', sizes: '512x512', purpose: 'maskable', ...ICON },
    ],
    shortcuts: [
      shortcut(pwa.shortcuts.bedside, '/bedside'),
      shortcut(pwa.shortcuts.tonight, '/tonight'),
      shortcut(pwa.shortcuts.alerts, '/alerts'),
    ],
  };
}
