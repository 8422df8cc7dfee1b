import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { describeAlert } from '../alerts/alert-text';
import type { PageAlert } from '../alerts/page-alert';
import { LocalTime } from '../time/local-time';
import { NightSection } from './night-section';

/** An alert of the night. */
export interface NightPageAlert extends PageAlert {
  /** When a phone first showed it, wall ms; null when none is known to have. */
  shownAt: number | null;
}

interface AlertSectionProps {
  /** Of some of the night there is no data. */
  hasGaps: boolean;
  alerts: readonly NightPageAlert[];
  /** There were still more before these. */
  more: boolean;
  locale: Locale;
}

/** The alerts of the night, and who handled them. */
export function AlertSection({ hasGaps, alerts, more, locale }: AlertSectionProps) {
  const text = words(locale).night;
  return (
    <NightSection
      title={text.alerts}
      {...(alerts.length === 0 ? { hint: hasGaps ? text.noAlertsKnown : text.noAlerts } : {})}
      {...(more ? { hint: text.moreAlerts(alerts.length) } : {})}
    >
      <ul>
        {alerts.map((alert) => (
          <AlertLine key={alert.id} alert={alert} locale={locale} />
        ))}
      </ul>
    </NightSection>
  );
}

function AlertLine({ alert, locale }: { alert: NightPageAlert; locale: Locale }) {
  const { kind, sentence, lang } = describeAlert(alert, locale);
  return (
    <li
      data-alert={alert.id}
      className="relative border-t border-line py-3 first:border-0 first:pt-0 print:break-inside-avoid"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <a
          href={`/alerts/${alert.id}`}
          className="min-h-11 content-center font-semibold underline decoration-edge underline-offset-4 after:absolute after:inset-0 after:rounded-control"
        >
          {kind}
        </a>
        <Moment iso={alert.created_at} locale={locale} />
      </div>
      <p lang={lang}>{sentence}</p>
      <AlertLife alert={alert} locale={locale} />
    </li>
  );
}

/** What became of it: each step with its time, in their order of importance. */
function AlertLife({ alert, locale }: { alert: NightPageAlert; locale: Locale }) {
  const text = words(locale).night;
  const { acknowledgedAt, acknowledgedBy, clearedAt } = alert.life;
  const resolvedAt = alert.resolved_at === null ? null : Date.parse(alert.resolved_at);
  const isHandled = acknowledgedAt !== null || alert.resolved;
  const steps = [
    { name: alert.shownAt === null ? text.notShown : text.shown, at: alert.shownAt },
    ...(acknowledgedAt === null ? [] : [{ name: text.acknowledged(acknowledgedBy), at: acknowledgedAt }]),
    ...(isHandled ? [] : [{ name: text.notAcknowledged, at: null }]),
    ...(clearedAt === null ? [] : [{ name: text.cleared, at: clearedAt }]),
    ...(alert.resolved ? [{ name: text.resolved, at: resolvedAt }] : []),
  ];
  return (
    <ul className="mt-1 text-sm text-muted">
      {steps.map(({ name, at }) => (
        <li key={name}>
          {name}
          {at === null ? null : (
            <>
              {' '}
              <LocalTime at={at} style="clock" locale={locale} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Moment({ iso, locale }: { iso: string | null; locale: Locale }) {
  if (iso === null) return null;
  return (
    <span className="font-semibold">
      <LocalTime at={Date.parse(iso)} style="clock" locale={locale} />
    </span>
  );
}
