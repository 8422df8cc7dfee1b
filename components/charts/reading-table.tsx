import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import type { TimeStyle } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { cryingText, directionText, temperatureText } from './bucket-texts';
import { tableRows } from './table-rows';
import type { ChartProps } from './temperature-chart';

interface ReadingTableProps extends ChartProps {
  timeStyle: TimeStyle;
}

/** The same buckets in numbers; where nothing was stored one row says so. */
export function ReadingTable({ buckets, plot, timeStyle, locale }: ReadingTableProps) {
  const text = words(locale).history;
  return (
    <table className="w-full text-left text-sm tabular-nums">
      <thead className="text-muted">
        <tr>
          {[text.time, text.degrees, text.crying, text.direction].map((name) => (
            <th
              key={name}
              scope="col"
              className="whitespace-nowrap py-2 pr-3 font-medium last:whitespace-normal"
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tableRows(buckets, plot).map(({ at, bucket }) => (
          <tr key={at} className="border-t border-line align-top">
            <th scope="row" className="whitespace-nowrap py-2 pr-3 font-medium">
              <LocalTime at={at} style={timeStyle} locale={locale} />
            </th>
            {bucket === null ? (
              <td colSpan={3} className="py-2 text-muted">
                {text.gap}
              </td>
            ) : (
              <Cells bucket={bucket} locale={locale} />
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cells({ bucket, locale }: { bucket: WireReadingBucket; locale: Locale }) {
  const { none } = words(locale).history;
  return (
    <>
      <td className="py-2 pr-3">{temperatureText(bucket, locale) ?? none}</td>
      <td className="py-2 pr-3">{cryingText(bucket, locale) ?? none}</td>
      <td className="py-2">{directionText(bucket, locale) ?? none}</td>
    </>
  );
}
