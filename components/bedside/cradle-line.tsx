'use client';

import { useEffect, useState } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { cradleLabel } from '@/lib/cradle/name';
import { SENSOR_KINDS } from '@/lib/cradle/sensors/kinds';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { READINGS } from '../cradle/reading-meanings';
import { viewReading } from '../cradle/reading-view';
import { BedsideButton } from './bedside-button';
import { BedsidePicture } from './bedside-picture';

/** Nobody looks at a picture for longer; it lights the room and empties the battery. In ms. */
const LOOKED_AT_MS = 60_000;

interface CradleLineProps {
  cradle: LiveSnapshot;
  /** How long ago that was heard, ms. */
  ageMs: number;
  /** Something is wrong here: the picture is shown at once. */
  alarmed: boolean;
  locale: Locale;
}

/** One cradle in a line or two; its picture on demand, since it lights up the room. */
export function CradleLine({ cradle, ageMs, alarmed, locale }: CradleLineProps) {
  const text = words(locale).bedside;
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const timer = setTimeout(() => setOpen(false), LOOKED_AT_MS);
    return () => clearTimeout(timer);
  }, [open]);
  const now = cradle.serverTime + ageMs;
  return (
    <li className="grid gap-2 rounded-card border border-stage-muted/40 p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p className="font-semibold">{cradleLabel(cradle)}</p>
        <BedsideButton look="faint" aria-expanded={open || alarmed} onClick={() => setOpen(!open)}>
          {open || alarmed ? text.hidePicture : text.showPicture}
        </BedsideButton>
      </div>
      {cradle.in_use ? null : (
        <p className="text-stage-warn">
          {words(locale).tonight.reasons.not_in_use({ unwatched: null, age: null })}
        </p>
      )}
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-lg">
        {SENSOR_KINDS.map((kind) => (
          <li key={kind} className="tabular-nums">
            <Reading kind={kind} cradle={cradle} now={now} locale={locale} />
          </li>
        ))}
      </ul>
      {open || alarmed ? <BedsidePicture uuid={cradle.uuid} now={now} locale={locale} /> : null}
    </li>
  );
}

interface ReadingProps {
  kind: (typeof SENSOR_KINDS)[number];
  cradle: LiveSnapshot;
  now: number;
  locale: Locale;
}

function Reading({ kind, cradle, now, locale }: ReadingProps) {
  const { reading, sensors } = words(locale);
  const view = viewReading(cradle[kind], now, false);
  const known = READINGS[kind].read(cradle, locale);
  if (view.state === 'fresh' && known !== null) return <>{known.value}</>;
  return (
    <span className="text-stage-warn">
      {sensors[kind].label}: {reading.unknown}
    </span>
  );
}
