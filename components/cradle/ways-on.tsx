import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { ButtonLink } from '../ui/button';
import { BedsideIcon, TonightIcon } from '../ui/icons';

/** Side by side as long as each fits into one line. */
const WAY = 'max-w-full flex-[1_0_auto]';

/** Where a parent goes from here before sleeping. */
export function WaysOn({ locale }: { locale: Locale }) {
  const text = words(locale).live.ways;
  return (
    <nav aria-label={text.label} className="mt-3 flex flex-wrap gap-3">
      <ButtonLink href="/bedside" variant="outline" className={WAY}>
        <BedsideIcon className="size-5" />
        {text.bedside}
      </ButtonLink>
      <ButtonLink href="/tonight" variant="outline" className={WAY}>
        <TonightIcon className="size-5" />
        {text.tonight}
      </ButtonLink>
    </nav>
  );
}
