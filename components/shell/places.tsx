import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { Place } from '@/lib/i18n/words-shape';
import { CountedName, OpenCount } from '../alerts/open-count';
import { BellIcon, ChartIcon, CradleIcon, type IconProps, SlidersIcon, TonightIcon } from '../ui/icons';

const PLACES = {
  dashboard: { href: '/dashboard', Icon: CradleIcon },
  tonight: { href: '/tonight', Icon: TonightIcon },
  alerts: { href: '/alerts', Icon: BellIcon },
  history: { href: '/history', Icon: ChartIcon },
  settings: { href: '/alert_settings', Icon: SlidersIcon },
} as const satisfies Record<Place, { href: string; Icon: (props: IconProps) => React.ReactNode }>;

/** Where a parent goes: under the thumb on a phone, in the head of the page on a desk. */
export function Places({ current, locale }: { current: Place | undefined; locale: Locale }) {
  const text = words(locale).places;
  return (
    <nav
      aria-label={text.label}
      data-places
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface px-2 pb-[env(safe-area-inset-bottom)] md:static md:border-0 md:bg-transparent md:p-0 cramped:static cramped:order-last cramped:w-full cramped:border-0 cramped:bg-transparent cramped:p-0"
    >
      <ul className="mx-auto grid max-w-md grid-cols-5 md:max-w-none md:flex md:gap-1 cramped:flex cramped:flex-wrap cramped:gap-1">
        {Object.entries(PLACES).map(([place, { href, Icon }]) => (
          <li key={place}>
            <a
              href={href}
              aria-current={place === current ? 'page' : undefined}
              className="my-1 flex min-h-14 whitespace-nowrap flex-col items-center justify-center gap-0.5 rounded-control text-sm font-medium text-muted transition-colors duration-200 ease-calm hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent md:my-0 md:min-h-11 md:flex-row md:gap-2 md:px-4 md:text-base cramped:my-0 cramped:min-h-11 cramped:flex-row cramped:gap-2 cramped:px-2"
            >
              <span className="relative">
                <Icon className="size-6 md:size-5" />
                {place === 'alerts' ? <OpenCount /> : null}
              </span>
              {place === 'alerts' ? (
                <CountedName name={text.names.alerts} locale={locale} />
              ) : (
                text.names[place as Place]
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
