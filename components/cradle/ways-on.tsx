import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { ButtonLink } from '../ui/button';
import { BedsideIcon, TonightIcon } from '../ui/icons';

/** Where a parent goes from here before sleeping. */
export function WaysOn({ locale }: { locale: Locale }) {
  const text = words(locale).live.ways;
  return (
    <nav aria-label={text.label} className="mt-3 grid grid-cols-2 gap-3">
      <ButtonLink href="/bedside" variant="outline">
        <BedsideIcon className="size-5" />
        {text.bedside}
      </ButtonLink>
      <ButtonLink href="/tonight" variant="outline">
        <TonightIcon className="size-5" />
        {text.tonight}
      </ButtonLink>
    </nav>
  );
}
