'use client';

import type { Locale } from '@/lib/i18n/locales';
import type { AlarmCause } from './alarm-causes';
import type { BedsideState } from './bedside-state';
import { CradleCard } from './cradle-card';

interface CradleListProps {
  state: BedsideState;
  causes: readonly AlarmCause[];
  locale: Locale;
}

/** All cradles of the parent, those that sound first; none once nobody may look at them any more. */
export function CradleList({ state, causes, locale }: CradleListProps) {
  const sounding = new Set(
    causes.flatMap(({ about, silenced }) => (about.is === 'episode' && !silenced ? [about.uuid] : [])),
  );
  const cradles = state.signedOut ? [] : [...(state.cradles ?? [])];
  cradles.sort((a, b) => Number(sounding.has(b.uuid)) - Number(sounding.has(a.uuid)));
  return (
    <ul className="grid gap-3 empty:hidden">
      {cradles.map((cradle) => (
        <CradleCard
          key={cradle.uuid}
          cradle={cradle}
          heardAgoMs={state.now - state.heardAt}
          sounds={sounding.has(cradle.uuid)}
          beganAt={state.beganAt ?? 0}
          locale={locale}
        />
      ))}
    </ul>
  );
}
