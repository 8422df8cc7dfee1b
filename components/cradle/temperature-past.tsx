import type { LiveSnapshot } from '@/lib/contracts/live';
import { formatCelsius } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { viewReading } from './reading-view';
import { Sparkline } from './sparkline';
import { changeSince, type TrendPoint } from './temperature-trend';

interface TemperaturePastProps {
  snapshot: LiveSnapshot | null;
  /** Server's wall ms. */
  now: number | null;
  /** Null while not known. */
  points: readonly TrendPoint[] | null;
  /** The server cannot be reached. */
  lost: boolean;
  locale: Locale;
}

/** How the temperature came to be what it is: the last hour, and half an hour ago in words. */
export function TemperaturePast({ snapshot, now, points, lost, locale }: TemperaturePastProps) {
  if (now === null || points === null) return null;
  const signal = snapshot?.temperature ?? null;
  const { state } = viewReading(signal, now, lost);
  const celsius = signal?.value ?? null;
  return (
    <>
      {state === 'fresh' && celsius !== null ? (
        <p className="mt-1 text-sm font-medium tabular-nums">
          {trendText(changeSince(points, celsius, now), locale)}
        </p>
      ) : null}
      <Sparkline points={points} now={now} locale={locale} />
    </>
  );
}

/** @param tenths of °C */
function trendText(tenths: number | null, locale: Locale): string {
  const text = words(locale).live.trend;
  if (tenths === null) return text.unknown;
  if (tenths === 0) return text.same;
  const degrees = formatCelsius(Math.abs(tenths) / 10, locale);
  return tenths > 0 ? text.higher(degrees) : text.lower(degrees);
}
