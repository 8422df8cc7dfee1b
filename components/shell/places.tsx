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

/** Where a parent goes: under the thumb on a phone, in the head of the page on a desk, and where height is dear. */
export function Places({ current, locale }: { current: Place | undefined; locale: Locale }) {
  const text = words(locale).places;
  return (
    <nav
      aria-label={text.label}
      data-places
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface px-2 pb-[env(safe-area-inset-bottom)] lg:static lg:border-0 lg:bg-transparent lg:p-0 low:static low:border-0 low:bg-transparent low:p-0 cramped:static cramped:order-last cramped:w-full cramped:border-0 cramped:bg-transparent cramped:p-0"
    >
      <ul className="mx-auto grid max-w-md grid-cols-5 lg:max-w-none lg:flex lg:gap-1 low:flex low:max-w-none cramped:flex cramped:flex-wrap cramped:gap-1">
        {Object.entries(PLACES).map(([place, { href, Icon }]) => (
          <li key={place}>
            <a
              href={href}
              aria-current={place === current ? 'page' : undefined}
              className="my-1 flex min-h-14 whitespace-nowrap flex-col items-center justify-center gap-0.5 rounded-control text-sm font-medium text-muted transition-colors duration-200 ease-calm hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent lg:my-0 lg:min-h-11 lg:flex-row lg:gap-2 lg:px-4 lg:text-base low:my-0 low:min-h-11 low:px-2.5 cramped:my-0 cramped:min-h-11 cramped:flex-row cramped:gap-2 cramped:px-2"
            >
              <span className="relative">
                <Icon className="size-6 lg:size-5 low:hidden" />
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
