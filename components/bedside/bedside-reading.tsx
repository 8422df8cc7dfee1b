import type { LiveSnapshot } from '@/lib/contracts/live';
import type { SensorKind } from '@/lib/cradle/sensors/kinds';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { READINGS } from '../cradle/reading-meanings';
import { viewReading } from '../cradle/reading-view';

interface BedsideReadingProps {
  kind: SensorKind;
  cradle: LiveSnapshot;
  /** Server's wall ms. */
  now: number;
  locale: Locale;
}

/** What a sensor says now; what it said a while ago is not known now. */
export function BedsideReading({ kind, cradle, now, locale }: BedsideReadingProps) {
  const { reading, sensors } = words(locale);
  const known = READINGS[kind].read(cradle, locale);
  if (viewReading(cradle[kind], now, false).state === 'fresh' && known !== null) return <>{known.value}</>;
  return (
    <span className="text-stage-warn">
      {sensors[kind].label}: {reading.unknown}
    </span>
  );
}
