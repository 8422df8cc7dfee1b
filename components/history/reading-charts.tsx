import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { AlertChart, sumUp } from '../charts/alert-chart';
import { CryingChart } from '../charts/crying-chart';
import { DirectionChart } from '../charts/direction-chart';
import type { AlertCount } from '../charts/drawing';
import { InspectionScope } from '../charts/inspection';
import { ReadingTable } from '../charts/reading-table';
import { type ChartProps, TemperatureChart } from '../charts/temperature-chart';
import { Card } from '../ui/card';

interface ReadingChartsProps extends ChartProps {
  /** In the same steps as the readings. */
  alerts: readonly AlertCount[];
  /** Alerts are few: they are counted over so many ms together. */
  alertBarMs: number;
  /** °C above which there is an alert. */
  limit: number;
}

/** Everything that was stored of a stretch of time: drawn, and in numbers. */
export function ReadingCharts({ limit, alertBarMs, alerts, ...chart }: ReadingChartsProps) {
  const { history: text, charts } = words(chart.locale);
  const drawn = { ...chart, alerts };
  return (
    <InspectionScope>
      {chart.buckets.length === 0 ? (
        <NothingStored hint={text.nothingHint} locale={chart.locale} />
      ) : (
        <>
          <noscript>
            <p className="text-muted">{charts.needsJavaScript}</p>
          </noscript>
          <TemperatureChart {...drawn} limit={limit} />
          <CryingChart {...drawn} />
          <DirectionChart {...drawn} />
        </>
      )}
      <AlertChart
        counts={sumUp(alerts, alertBarMs)}
        plot={{ ...chart.plot, bucketMs: alertBarMs }}
        locale={chart.locale}
      />
      {chart.buckets.length === 0 ? null : (
        <Card className="print:hidden">
          <details>
            <summary className="-m-2 min-h-11 rounded-control p-2 font-semibold">{text.table}</summary>
            <div className="mt-2">
              <ReadingTable {...chart} timeStyle="moment" />
            </div>
          </details>
        </Card>
      )}
    </InspectionScope>
  );
}

/** @param hint why that may be */
export function NothingStored({ hint, locale }: { hint: string; locale: Locale }) {
  return (
    <Card className="grid gap-1 py-10 text-center">
      <p className="text-lg font-bold">{words(locale).history.nothing}</p>
      <p className="text-muted">{hint}</p>
    </Card>
  );
}
