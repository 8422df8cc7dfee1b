import { DIRECTIONS, FACING_UP } from '@/lib/cradle/sensors/direction';
import { words } from '@/lib/i18n/words';
import { ChartFrame } from './chart-frame';
import { DIRECTION_LOOKS } from './looks';
import { gapsOf, mean, runsOf } from './plot';
import { summarizeShare } from './share-summary';
import type { DrawnChartProps } from './temperature-chart';

/** How the baby lay, as shares one on the other. Nothing when nothing is known of it. */
export function DirectionChart({ buckets, plot, locale, alerts }: DrawnChartProps) {
  const text = words(locale).history;
  const runs = runsOf(buckets, plot.bucketMs, 'direction');
  if (runs.length === 0) return null;
  const facingUp = buckets.flatMap(({ direction }) => direction?.[FACING_UP] ?? []);
  return (
    <ChartFrame
      id="direction-chart"
      title={text.direction}
      summary={summarizeShare(mean(facingUp), text.directionSummary, locale)}
      drawn={{ kind: 'direction', buckets, alerts }}
      plot={plot}
      gaps={gapsOf(plot, runs)}
      legend={DIRECTIONS.map((direction) => ({
        label: text.directions[direction],
        look: DIRECTION_LOOKS[direction].swatch,
      }))}
      locale={locale}
    />
  );
}
