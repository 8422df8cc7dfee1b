import { words } from '@/lib/i18n/words';
import { ReadingTable } from '../charts/reading-table';
import type { ChartProps } from '../charts/temperature-chart';
import { Card } from '../ui/card';

/** What the sensors said around an alert, in numbers. */
export function AlertReadings(props: ChartProps) {
  const text = words(props.locale).alert;
  return (
    <Card>
      {props.buckets.length === 0 ? (
        <>
          <h2 className="text-lg font-bold">{text.readings}</h2>
          <p className="text-muted">{text.noReadings}</p>
        </>
      ) : (
        <details>
          <summary className="min-h-11 content-center">
            <h2 className="inline text-lg font-bold">{text.readings}</h2>
          </summary>
          <div className="overflow-x-auto">
            <ReadingTable {...props} timeStyle="seconds" />
          </div>
        </details>
      )}
    </Card>
  );
}
