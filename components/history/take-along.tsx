import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { PrintButton } from '../shell/print-button';
import { ButtonLink } from '../ui/button';
import { DownloadIcon } from '../ui/icons';
import type { HistoryRange } from './range';

/** The same range as a file for spreadsheets, and on paper. */
export function TakeAlong({ uuid, range, locale }: { uuid: string; range: HistoryRange; locale: Locale }) {
  const text = words(locale).charts;
  const query = new URLSearchParams({
    start_date: new Date(range.from).toISOString(),
    end_date: new Date(range.to).toISOString(),
  });
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <ButtonLink href={`/api/export/${encodeURIComponent(uuid)}?${query}`} variant="outline" download>
        <DownloadIcon className="size-5" />
        {text.download}
      </ButtonLink>
      <PrintButton label={text.print} />
    </div>
  );
}
