import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import { formatCelsius, formatWholeCelsius } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { ChartFrame } from './chart-frame';
import { bucketSpan, gapsOf, type Plot, type Run, runsOf } from './plot';
import { type TemperatureScale, temperatureExtremes, temperatureScale, yOf } from './temperature-scale';

export interface ChartProps {
  buckets: readonly WireReadingBucket[];
  plot: Plot;
  locale: Locale;
}

/** The average as a line of steps in a band from lowest to highest. Nothing without a temperature. */
export function TemperatureChart({ buckets, plot, locale }: ChartProps) {
  const text = words(locale).history;
  const scale = temperatureScale(buckets);
  const extremes = temperatureExtremes(buckets);
  if (scale === null || extremes === null) return null;
  const runs = runsOf(buckets, plot.bucketMs, 'temperature');
  const celsius = (value: number) => formatCelsius(value, locale);
  return (
    <ChartFrame
      id="temperature-chart"
      title={text.temperature}
      summary={text.temperatureSummary(celsius(extremes.min), celsius(extremes.max))}
      plot={plot}
      gaps={gapsOf(plot, runs)}
      legend={[
        { label: text.temperatureLine, look: 'bg-accent' },
        { label: text.temperatureBand, look: 'bg-accent/30' },
      ]}
      scale={{ top: formatWholeCelsius(scale.top, locale), bottom: formatWholeCelsius(scale.bottom, locale) }}
      locale={locale}
    >
      {runs.map((run) => (
        <g key={run[0].timestamp}>
          <path d={bandPath(run, plot, scale)} className="fill-accent/30" />
          <path
            d={linePath(run, plot, scale, 'avg')}
            className="fill-none stroke-accent"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        </g>
      ))}
    </ChartFrame>
  );
}

/** Points at both sides of each bucket, so that one alone is a line too. */
function points(run: Run, plot: Plot, scale: TemperatureScale, which: 'min' | 'avg' | 'max'): string[] {
  return run.flatMap((bucket) => {
    if (bucket.temperature === null) return [];
    const { x, width } = bucketSpan(plot, bucket);
    const y = yOf(scale, bucket.temperature[which]);
    return [`${x} ${y}`, `${x + width} ${y}`];
  });
}

function linePath(run: Run, plot: Plot, scale: TemperatureScale, which: 'min' | 'avg' | 'max'): string {
  return `M${points(run, plot, scale, which).join('L')}`;
}

function bandPath(run: Run, plot: Plot, scale: TemperatureScale): string {
  const back = points(run, plot, scale, 'min').reverse().join('L');
  return `${linePath(run, plot, scale, 'max')}L${back}Z`;
}
