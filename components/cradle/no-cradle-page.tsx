import type { Locale } from '@/lib/i18n/locales';
import type { CradlePage, Place } from '@/lib/i18n/words-shape';
import { PageFrame } from '../shell/page-frame';
import { NoCradle } from './no-cradle';

interface NoCradlePageProps {
  page: CradlePage;
  place: Place;
  title?: string;
  locale: Locale;
}

/** A page about a cradle, for a parent who has claimed none yet. */
export function NoCradlePage({ page, place, title, locale }: NoCradlePageProps) {
  return (
    <PageFrame locale={locale} signedIn place={place} width="wide">
      <NoCradle page={page} title={title} locale={locale} />
    </PageFrame>
  );
}
