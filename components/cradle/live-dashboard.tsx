'use client';

import type { LiveSnapshot } from '@/lib/contracts/live';
import { SENSOR_KINDS } from '@/lib/cradle/sensors/kinds';
import type { Locale } from '@/lib/i18n/locales';
import { OpenAlerts } from '../alerts/open-alerts';
import { toEpisodes } from '../alerts/open-episodes';
import { useTellOpenCount } from '../alerts/open-now';
import { TonightSummary } from '../tonight/tonight-summary';
import { AlertsElsewhere } from './alerts-elsewhere';
import { ConnectionBanner } from './connection-banner';
import { CradleGrid } from './cradle-grid';
import { CradleSwitcher } from './cradle-switcher';
import { LivePicture } from './live-picture';
import { MotorCard } from './motor-card';
import { NotInUse } from './not-in-use';
import { ReadingCards } from './reading-cards';
import { isSilent } from './reading-view';
import { useLiveSnapshot } from './use-live-snapshot';
import { useOverview } from './use-overview';
import { useServerNow } from './use-server-now';
import { WaysOn } from './ways-on';

interface LiveDashboardProps {
  uuid: string;
  /** All of the caregiver's. */
  cradles: readonly { uuid: string; name: string | null }[];
  /** As it was when the page was made. */
  first: LiveSnapshot;
  userId: number;
  locale: Locale;
}

/** The picture and the rest side by side; where there is little height, all of the picture comes first. */
const COLUMNS =
  'lg:grid-cols-[minmax(0,1.75fr)_minmax(21rem,1fr)] lg:gap-x-6 beside:grid-cols-[min(55%,calc((100svh-5rem)*4/3))_minmax(0,1fr)] beside:gap-x-4';

/**
 * One cradle as it is now, and the others at a glance. Two connections to the server, the picture and the readings, and
 * a third one for whatever is asked meanwhile.
 */
export function LiveDashboard({ uuid, cradles, first, userId, locale }: LiveDashboardProps) {
  const live = useLiveSnapshot(uuid);
  const { snapshot, link, serverOffset } = live;
  const lost = link === 'lost';
  const all = useOverview(cradles.length > 1);
  const tick = useServerNow(serverOffset);
  const now = snapshot === null ? null : Math.max(tick ?? 0, snapshot.serverTime);
  const watched = (snapshot ?? first).in_use;
  const signals = snapshot === null ? [] : [...SENSOR_KINDS.map((kind) => snapshot[kind]), snapshot.frame];
  const silent = snapshot !== null && now !== null && isSilent(signals, now);
  const here = snapshot === null ? null : toEpisodes(snapshot.alerts).length;
  const elsewhere = (all.overview?.cradles ?? []).filter((each) => each.uuid !== uuid);
  useTellOpenCount(here === null ? null : elsewhere.reduce((sum, each) => sum + each.open_alerts, here));
  return (
    <>
      <div className={`lg:grid lg:items-start beside:grid beside:items-start ${COLUMNS}`}>
        <div className="min-w-0 lg:col-span-2 beside:col-[2]">
          <CradleSwitcher cradles={cradles} selected={uuid} next="/dashboard" locale={locale} />
          <p className="mb-2 text-right">
            <TonightSummary userId={userId} lost={lost} locale={locale} />
          </p>
          <ConnectionBanner link={link} broker={snapshot?.broker ?? null} locale={locale} />
          <NotInUse uuid={uuid} inUse={watched} locale={locale} />
          <OpenAlerts
            alerts={(snapshot ?? first).alerts}
            alive={snapshot !== null}
            now={watched ? (now ?? first.serverTime) : null}
            lost={lost}
            locale={locale}
          />
          <AlertsElsewhere
            cradles={cradles}
            overview={all.overview}
            unknown={all.lost && link === 'open'}
            selected={uuid}
            locale={locale}
          />
        </div>
        {/* On its own plane: what fills the screen must lie over what comes after it. */}
        <div className="min-w-0 beside:sticky beside:top-2 beside:z-10 beside:col-[1] beside:row-[1/span_2]">
          <LivePicture
            uuid={uuid}
            first={first}
            locale={locale}
            serverOffset={serverOffset}
            frozenSince={live.frozenSince}
            alerts={here ?? 0}
          />
          <WaysOn locale={locale} />
        </div>
        <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4 lg:mt-0 beside:col-[2] beside:mt-0">
          <ReadingCards uuid={uuid} live={live} first={first} now={now} locale={locale} />
          <MotorCard uuid={uuid} locale={locale} motor={snapshot?.motor} now={now} silent={silent} />
        </div>
      </div>
      <CradleGrid
        cradles={cradles}
        selected={uuid}
        state={{ ...all, lost: all.lost || lost }}
        now={now}
        locale={locale}
      />
    </>
  );
}
