import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { NightReport } from '@/lib/insight/night-report';
import { PrintButton } from '../shell/print-button';
import { ButtonLink } from '../ui/button';
import { DownloadIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import { AlertSection, type NightPageAlert } from './alert-section';
import { CrySection } from './cry-section';
import { GapSection } from './gap-section';
import { NightStrip } from './night-strip';
import { NightSummary } from './night-summary';
import { TemperatureSection } from './temperature-section';

interface ReportViewProps {
  report: NightReport;
  alerts: readonly NightPageAlert[];
  more: boolean;
  /** °C, as it is set now. */
  limit: number;
  /** Address of the report as a table. */
  tableHref: string;
  locale: Locale;
}

/** All of a night: in a sentence, in a drawing, and in lists. */
export function ReportView({ report, alerts, more, limit, tableHref, locale }: ReportViewProps) {
  const text = words(locale).night;
  const alertTimes = alerts.flatMap(({ created_at: iso }) => (iso === null ? [] : [Date.parse(iso)]));
  return (
    <>
      {report.isOver ? null : <Notice tone="warn">{text.goingOn}</Notice>}
      <NightSummary report={report} alertCount={alerts.length} more={more} locale={locale} />
      <NightStrip report={report} alertTimes={alertTimes} locale={locale} />
      <CrySection report={report} locale={locale} />
      <AlertSection hasGaps={report.gaps.length > 0} alerts={alerts} more={more} locale={locale} />
      <GapSection report={report} locale={locale} />
      <TemperatureSection temperature={report.temperature} limit={limit} locale={locale} />
      <div className="flex flex-wrap gap-3 print:hidden">
        <ButtonLink href={tableHref} download variant="outline">
          <DownloadIcon className="size-5" />
          {text.download}
        </ButtonLink>
        <PrintButton label={text.print} />
      </div>
      <p className="text-sm text-muted">{text.counted}</p>
    </>
  );
}
