import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { Place } from '@/lib/i18n/words-shape';
import { OpenNowScope } from '../alerts/open-now';
import { AppHost } from '../pwa/app-host';
import { InsecureNotice } from '../pwa/insecure-notice';
import { CradleIcon } from '../ui/icons';
import { LanguageSwitch } from './language-switch';
import { Places } from './places';
import { SignOut } from './sign-out';
import { TellTimeZone } from './tell-time-zone';
import { ThemeSwitch } from './theme-switch';

interface PageFrameProps {
  locale: Locale;
  signedIn: boolean;
  /** Which of a parent's places this page is. */
  place?: Place;
  /** A column to read, or the whole width of a screen. */
  width?: 'narrow' | 'wide';
  /** The page itself says what its foot would: that this is no medical device. */
  saysSafety?: boolean;
  children: ReactNode;
}

// On a desk a narrow column stands in the middle; on a phone it begins where the thumb expects it.
const WIDTHS = { narrow: 'max-w-md lg:grid lg:content-center', wide: 'max-w-7xl' } as const;

/** What every page has around it: the name, the language, and the way out. */
export function PageFrame({
  locale,
  signedIn,
  place,
  width = 'narrow',
  saysSafety = false,
  children,
}: PageFrameProps) {
  const { product, common } = words(locale);
  // The bar of places lies over the end of the page, where it is below.
  const roomBelow = signedIn ? 'pb-24 lg:pb-6 low:pb-6 cramped:pb-6' : 'pb-6';
  const page = (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:m-2 focus:rounded-control focus:bg-surface focus:p-3"
      >
        {common.skipToContent}
      </a>
      <header className="mx-auto flex w-full max-w-7xl flex-wrap items-center gap-1 px-3 pt-2 print:hidden sm:px-6 sm:pt-3 low:pt-1">
        <a
          href={signedIn ? '/dashboard' : '/'}
          aria-label={product.name}
          className="mr-auto flex min-h-11 items-center gap-2 whitespace-nowrap rounded-control px-2 text-lg font-bold tracking-tight"
        >
          <CradleIcon className="size-7 text-accent" />
          <span className={signedIn ? 'low:hidden' : ''}>{product.name}</span>
        </a>
        {signedIn ? <Places current={place} locale={locale} /> : null}
        <ThemeSwitch locale={locale} />
        <LanguageSwitch locale={locale} />
        {signedIn ? (
          // A phone has no room for it here, upright or on its side: there it is under the account.
          <div className="hidden sm:block low:hidden">
            <SignOut locale={locale} />
          </div>
        ) : null}
      </header>
      <main
        id="content"
        tabIndex={-1}
        className={`mx-auto w-full flex-1 px-4 py-4 sm:px-6 low:py-2 ${WIDTHS[width]} outline-none`}
      >
        {signedIn ? <InsecureNotice locale={locale} /> : null}
        {children}
      </main>
      {signedIn ? <AppHost locale={locale} /> : null}
      {signedIn ? <TellTimeZone /> : null}
      {saysSafety ? (
        <div className={roomBelow} />
      ) : (
        <footer className={`mx-auto w-full max-w-7xl px-5 pt-4 text-center text-sm text-muted ${roomBelow}`}>
          {common.safety}
        </footer>
      )}
    </div>
  );
  if (!signedIn) return page;
  return (
    <OpenNowScope asks={place !== 'dashboard'} locale={locale}>
      {page}
    </OpenNowScope>
  );
}
