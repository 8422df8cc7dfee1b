import { formatShare } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import { ChartFrame } from './chart-frame';
import { bucketSpan, gapsOf, HEIGHT, mean, round, runsOf } from './plot';
import type { ChartProps } from './temperature-chart';

/** A bar for each bucket in which crying was heard. Nothing when nothing is known of it. */
export function CryingChart({ buckets, plot, locale }: ChartProps) {
  const text = words(locale).history;
  const runs = runsOf(buckets, plot.bucketMs, 'crying');
  if (runs.length === 0) return null;
  const shares = buckets.flatMap(({ crying }) => crying?.share ?? []);
  return (
    <ChartFrame
      id="crying-chart"
      title={text.crying}
      summary={text.cryingSummary(formatShare(mean(shares), locale))}
      plot={plot}
      gaps={gapsOf(plot, runs)}
      legend={[{ label: text.cryingBars, look: 'bg-accent' }]}
      scale={{ top: formatShare(1, locale), bottom: formatShare(0, locale) }}
      locale={locale}
    >
      {buckets.map((bucket) => {
        const height = round((bucket.crying?.share ?? 0) * HEIGHT);
        return height === 0 ? null : (
          <rect
            key={bucket.timestamp}
            {...bucketSpan(plot, bucket)}
            y={HEIGHT - height}
            height={height}
            className="fill-accent"
          />
        );
      })}
    </ChartFrame>
  );
}
