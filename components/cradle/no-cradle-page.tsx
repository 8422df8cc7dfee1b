import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { Place } from '@/lib/i18n/words-shape';
import { PageFrame } from '../shell/page-frame';
import { ButtonLink } from '../ui/button';
import { CradleIcon } from '../ui/icons';

/** A page about a cradle, for a parent who has claimed none yet. */
export function NoCradlePage({ place, locale }: { place: Place; locale: Locale }) {
  const text = words(locale).dashboard;
  return (
    <PageFrame locale={locale} signedIn place={place}>
      <div className="grid justify-items-center gap-4 py-14 text-center">
        <span className="flex size-24 items-center justify-center rounded-full bg-accent-soft text-accent">
          <CradleIcon className="size-14" />
        </span>
        <h1 className="text-2xl font-bold">{text.noCradleTitle}</h1>
        <p className="text-lg text-muted">{text.noCradle}</p>
        <ButtonLink href="/register_cradle" size="large" className="w-full">
          {text.addCradle}
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
