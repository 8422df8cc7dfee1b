import { ALERT_KINDS, ALERT_STATES } from '@/lib/alerts/filters';
import { cradleLabel } from '@/lib/cradle/name';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { type AlertView, alertsHref } from './alert-view';

interface AlertFiltersProps {
  view: AlertView;
  /** Of the caregiver. */
  cradles: readonly { uuid: string; name: string | null }[];
  locale: Locale;
}

/** What is listed, as links: they work without JavaScript, and an address says what was chosen. */
export function AlertFilters({ view, cradles, locale }: AlertFiltersProps) {
  const { filters } = words(locale).alertList;
  return (
    <div className="grid gap-2">
      <LinkRow
        label={filters.state}
        links={[null, ...ALERT_STATES].map((state) => ({
          name: filters.states[state ?? 'all'],
          href: alertsHref({ ...view, state }),
          chosen: state === view.state,
        }))}
      />
      <LinkRow
        label={filters.kind}
        links={[null, ...ALERT_KINDS].map((kind) => ({
          name: filters.kinds[kind ?? 'all'],
          href: alertsHref({ ...view, kind }),
          chosen: kind === view.kind,
        }))}
      />
      {cradles.length < 2 ? null : (
        <LinkRow
          label={filters.cradle}
          links={[null, ...cradles].map((cradle) => ({
            name: cradle ? cradleLabel(cradle) : filters.allCradles,
            href: alertsHref({ ...view, cradle: cradle?.uuid ?? null }),
            chosen: (cradle?.uuid ?? null) === view.cradle,
          }))}
        />
      )}
    </div>
  );
}

interface LinkRowProps {
  label: string;
  links: readonly { name: string; href: string; chosen: boolean }[];
}

/** Looks as components/ui/choice.tsx does. */
function LinkRow({ label, links }: LinkRowProps) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1 rounded-control bg-sunken p-1">
        {links.map(({ name, href, chosen }) => (
          <li key={href} className="min-w-0 flex-auto">
            <a
              href={href}
              aria-current={chosen || undefined}
              className="flex min-h-11 items-center justify-center rounded-[calc(var(--radius-control)-0.25rem)] px-2 text-center font-medium text-muted hover:text-ink aria-current:bg-surface aria-current:font-bold aria-current:text-ink aria-current:shadow-card"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
