import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { SettingsPlace } from '@/lib/i18n/words-shape';

const PLACES = {
  rules: '/alert_settings',
  reach: '/notifications',
  cradles: '/cradles',
  account: '/account',
} as const satisfies Record<SettingsPlace, string>;

/** Between the pages of settings, above each of them. */
export function SettingsPlaces({ current, locale }: { current: SettingsPlace; locale: Locale }) {
  const text = words(locale).settingsPlaces;
  return (
    <nav aria-label={text.label} className="mb-4">
      <ul className="flex flex-wrap gap-1 min-[20rem]:max-[22rem]:grid min-[20rem]:max-[22rem]:grid-cols-2">
        {Object.entries(PLACES).map(([place, href]) => (
          <li key={place}>
            <a
              href={href}
              aria-current={place === current ? 'page' : undefined}
              className="flex min-h-11 items-center rounded-control px-1.5 font-medium whitespace-nowrap sm:px-3 text-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
            >
              {text.names[place as SettingsPlace]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
