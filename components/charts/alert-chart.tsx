import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Card } from '../ui/card';
import { alertCountTexts } from './alert-count-texts';
import { ChartFrame } from './chart-frame';
import type { AlertCount } from './drawing';
import { ALERT_LOOK } from './looks';
import type { Plot } from './plot';

/** The same alerts in longer steps. */
export function sumUp(counts: readonly AlertCount[], bucketMs: number): AlertCount[] {
  return counts.map((alert) => ({ ...alert, from: Math.floor(alert.from / bucketMs) * bucketMs }));
}

interface AlertChartProps {
  counts: readonly AlertCount[];
  /** With buckets of its own length: alerts are few. */
  plot: Plot;
  locale: Locale;
}

/** How many alerts there were, of which kinds, and when. */
export function AlertChart({ counts, plot, locale }: AlertChartProps) {
  const text = words(locale).charts;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) {
    return (
      <Card>
        <h2 className="text-lg font-bold">{text.alerts}</h2>
        <p className="text-muted">{text.alertsSummary(total)}</p>
      </Card>
    );
  }
  return (
    <ChartFrame
      id="alert-chart"
      title={text.alerts}
      summary={[text.alertsSummary(total), ...alertCountTexts(counts, locale)].join(' · ')}
      drawn={{ kind: 'alerts', counts }}
      plot={plot}
      gaps={[]}
      legend={[{ label: text.alertBars, look: ALERT_LOOK.swatch }]}
      locale={locale}
    />
  );
}
