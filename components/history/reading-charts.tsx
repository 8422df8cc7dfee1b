import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { CryingChart } from '../charts/crying-chart';
import { DirectionChart } from '../charts/direction-chart';
import type { Plot } from '../charts/plot';
import { ReadingTable } from '../charts/reading-table';
import { TemperatureChart } from '../charts/temperature-chart';
import { Card } from '../ui/card';

interface ReadingChartsProps {
  buckets: WireReadingBucket[];
  plot: Plot;
  locale: Locale;
}

/** Everything that was stored of a stretch of time: drawn, and in numbers. */
export function ReadingCharts(chart: ReadingChartsProps) {
  const text = words(chart.locale).history;
  if (chart.buckets.length === 0) {
    return (
      <Card className="grid gap-1 py-10 text-center">
        <p className="text-lg font-bold">{text.nothing}</p>
        <p className="text-muted">{text.nothingHint}</p>
      </Card>
    );
  }
  return (
    <>
      <TemperatureChart {...chart} />
      <CryingChart {...chart} />
      <DirectionChart {...chart} />
      <Card>
        <details>
          <summary className="-m-2 min-h-11 rounded-control p-2 font-semibold">{text.table}</summary>
          <div className="mt-2">
            <ReadingTable {...chart} timeStyle="moment" />
          </div>
        </details>
      </Card>
    </>
  );
}
