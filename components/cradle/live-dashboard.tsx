'use client';

import { SENSOR_KINDS } from '@/lib/cradle/sensors/kinds';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { OpenAlerts } from '../alerts/open-alerts';
import { ConnectionBanner } from './connection-banner';
import { LivePicture } from './live-picture';
import { MotorCard } from './motor-card';
import { NotInUse } from './not-in-use';
import { ReadingCard } from './reading-card';
import { isSilent } from './reading-view';
import { useLiveSnapshot } from './use-live-snapshot';
import { useServerNow } from './use-server-now';

interface LiveDashboardProps {
  uuid: string;
  /** As it was when the page was made. */
  inUse: boolean;
  locale: Locale;
}

/** One cradle as it is now. Two connections to the server: the picture and the readings. */
export function LiveDashboard({ uuid, inUse, locale }: LiveDashboardProps) {
  const { snapshot, link, serverOffset } = useLiveSnapshot(uuid);
  const tick = useServerNow(serverOffset);
  const now = snapshot === null ? null : Math.max(tick ?? 0, snapshot.serverTime);
  const watched = snapshot?.in_use ?? inUse;
  const silent =
    snapshot !== null &&
    now !== null &&
    isSilent([...SENSOR_KINDS.map((kind) => snapshot[kind]), snapshot.frame], now);
  return (
    <>
      <ConnectionBanner link={link} broker={snapshot?.broker ?? null} locale={locale} />
      <NotInUse uuid={uuid} inUse={watched} locale={locale} />
      <OpenAlerts alerts={snapshot?.alerts ?? []} now={watched ? now : null} locale={locale} />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1.75fr)_minmax(21rem,1fr)] lg:items-start lg:gap-6">
        <LivePicture uuid={uuid} locale={locale} serverOffset={serverOffset} />
        <div className="grid gap-4">
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
                  now={now}
                  lost={link === 'lost'}
                  locale={locale}
                />
              ))}
            </ul>
          </section>
          <MotorCard uuid={uuid} locale={locale} motor={snapshot?.motor} now={now} silent={silent} />
        </div>
      </div>
    </>
  );
}
