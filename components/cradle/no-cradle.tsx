import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { ButtonLink } from '../ui/button';
import { CradleIcon } from '../ui/icons';

/** The dashboard of a parent who has claimed no cradle yet. */
export function NoCradle({ locale }: { locale: Locale }) {
  const text = words(locale).dashboard;
  return (
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
  );
}
