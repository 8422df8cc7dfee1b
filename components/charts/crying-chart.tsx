import { words } from '@/lib/i18n/words';
import { ChartFrame } from './chart-frame';
import { CRYING_LOOK } from './looks';
import { gapsOf, mean, runsOf } from './plot';
import { summarizeShare } from './share-summary';
import type { DrawnChartProps } from './temperature-chart';

/** When crying was heard. Nothing when nothing is known of it. */
export function CryingChart({ buckets, plot, locale, alerts }: DrawnChartProps) {
  const text = words(locale).history;
  const runs = runsOf(buckets, plot.bucketMs, 'crying');
  if (runs.length === 0) return null;
  const shares = buckets.flatMap(({ crying }) => crying?.share ?? []);
  return (
    <ChartFrame
      id="crying-chart"
      title={text.crying}
      summary={summarizeShare(mean(shares), text.cryingSummary, locale)}
      drawn={{ kind: 'crying', buckets, alerts }}
      plot={plot}
      gaps={gapsOf(plot, runs)}
      legend={[{ label: text.cryingBars, look: CRYING_LOOK.swatch }]}
      locale={locale}
    />
  );
}
