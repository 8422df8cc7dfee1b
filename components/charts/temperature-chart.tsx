import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import { formatCelsius } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { ChartFrame } from './chart-frame';
import type { AlertCount } from './drawing';
import { gapsOf, type Plot, runsOf } from './plot';
import { temperatureExtremes, temperatureScale } from './temperature-scale';

export interface ChartProps {
  buckets: readonly WireReadingBucket[];
  plot: Plot;
  locale: Locale;
}

export interface DrawnChartProps extends ChartProps {
  /** In the same steps as the readings. */
  alerts: readonly AlertCount[];
}

/** Nothing without a temperature. @param limit °C above which there is an alert */
export function TemperatureChart({
  buckets,
  plot,
  locale,
  alerts,
  limit,
}: DrawnChartProps & { limit: number }) {
  const { history: text, charts } = words(locale);
  const scale = temperatureScale(buckets, limit);
  const extremes = temperatureExtremes(buckets);
  if (scale === null || extremes === null) return null;
  const celsius = (value: number) => formatCelsius(value, locale);
  return (
    <ChartFrame
      id="temperature-chart"
      title={text.temperature}
      summary={`${text.temperatureSummary(celsius(extremes.min), celsius(extremes.max))} · ${charts.limit(celsius(limit))}`}
      drawn={{ kind: 'temperature', buckets, scale, limit, alerts }}
      plot={plot}
      gaps={gapsOf(plot, runsOf(buckets, plot.bucketMs, 'temperature'))}
      legend={[
        { label: text.temperatureLine, look: 'bg-accent' },
        { label: text.temperatureBand, look: 'bg-accent/25' },
      ]}
      locale={locale}
    />
  );
}
