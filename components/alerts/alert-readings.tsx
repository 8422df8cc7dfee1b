import { words } from '@/lib/i18n/words';
import { ReadingTable } from '../charts/reading-table';
import type { ChartProps } from '../charts/temperature-chart';
import { Card } from '../ui/card';

/** What the sensors said around an alert. */
export function AlertReadings(props: ChartProps) {
  const text = words(props.locale).alert;
  return (
    <Card className="grid gap-2">
      <h2 className="text-lg font-bold">{text.readings}</h2>
      {props.buckets.length === 0 ? (
        <p className="text-muted">{text.noReadings}</p>
      ) : (
        <ReadingTable {...props} timeStyle="seconds" />
      )}
    </Card>
  );
}
