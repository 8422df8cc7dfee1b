import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { CradlePage } from '@/lib/i18n/words-shape';
import { ButtonLink } from '../ui/button';
import { CradleIcon } from '../ui/icons';

interface NoCradleProps {
  page: CradlePage;
  /** What the page is called. The dashboard, whose name is not seen either when there is a cradle, says this instead. */
  title?: string;
  locale: Locale;
}

/** What a page about a cradle holds for a parent who has claimed none yet. */
export function NoCradle({ page, title, locale }: NoCradleProps) {
  const text = words(locale).noCradle;
  const Missing = title === undefined ? 'h1' : 'h2';
  return (
    <div className="mx-auto grid w-full max-w-xl gap-5">
      {title === undefined ? null : <h1 className="text-3xl font-bold tracking-tight">{title}</h1>}
      <div className="grid justify-items-center gap-4 py-10 text-center">
        <span className="flex size-24 items-center justify-center rounded-full bg-accent-soft text-accent">
          <CradleIcon className="size-14" />
        </span>
        <Missing className="text-2xl font-bold">{text.title}</Missing>
        <p className="text-lg text-muted">{text.pages[page]}</p>
        <ButtonLink href="/register_cradle" size="large" className="w-full max-w-md">
          {text.add}
        </ButtonLink>
      </div>
    </div>
  );
}
