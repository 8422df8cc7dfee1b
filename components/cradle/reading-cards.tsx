import type { LiveSnapshot } from '@/lib/contracts/live';
import { SENSOR_KINDS } from '@/lib/cradle/sensors/kinds';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { ReadingCard } from './reading-card';
import { TemperaturePast } from './temperature-past';
import type { Live } from './use-live-snapshot';
import { useTemperatureTrend } from './use-temperature-trend';

interface ReadingCardsProps {
  uuid: string;
  live: Live;
  /** As it was when the page was made. */
  first: LiveSnapshot;
  /** Server's wall ms; null while not known. */
  now: number | null;
  locale: Locale;
}

/** What the cradle tells, signal by signal. */
export function ReadingCards({ uuid, live, first, now, locale }: ReadingCardsProps) {
  const { snapshot, link, serverOffset } = live;
  const lost = link === 'lost';
  const points = useTemperatureTrend({ uuid, serverOffset, enabled: link === 'open', locale });
  return (
    <section aria-labelledby="readings-title">
      <h2 id="readings-title" className="sr-only">
        {words(locale).dashboard.readings}
      </h2>
      <ul className="grid gap-3">
        {SENSOR_KINDS.map((kind) => (
          <ReadingCard
            key={kind}
            kind={kind}
            snapshot={snapshot}
            first={first}
            now={now}
            lost={lost}
            locale={locale}
          >
            {kind === 'temperature' ? (
              <TemperaturePast snapshot={snapshot} now={now} points={points} lost={lost} locale={locale} />
            ) : null}
          </ReadingCard>
        ))}
      </ul>
    </section>
  );
}
