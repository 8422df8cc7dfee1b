import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Notice } from '../ui/notice';
import { InsecureOnly } from './insecure-only';

/** On http within the house: what the browser takes away there, and the way out. Nothing at a secure address. */
export function InsecureNotice({ locale }: { locale: Locale }) {
  const text = words(locale).pwa.secure;
  return (
    <InsecureOnly>
      <Notice tone="warn" className="mb-4">
        {text.short}{' '}
        <a href="/install" className="inline-block font-semibold underline">
          {text.more}
        </a>
      </Notice>
    </InsecureOnly>
  );
}
