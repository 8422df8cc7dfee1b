'use client';

import type { AlertLog } from '@/lib/contracts/alerts';
import type { TimeStyle } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { AlertIcon } from './alert-icon';
import { describeAlert } from './alert-text';
import { ResolveAlert } from './resolve-alert';
import { useResolve } from './use-resolve';

interface AlertCardProps {
  alert: AlertLog;
  /** A clock is enough where the day stands above. */
  timeStyle: TimeStyle;
  /** Which cradle, for a parent of several. */
  showCradle: boolean;
  locale: Locale;
}

/** One alert of a list. All of it leads to its page, but the button. */
export function AlertCard({ alert, timeStyle, showCradle, locale }: AlertCardProps) {
  const { kind, sentence, lang } = describeAlert(alert, locale);
  const resolving = useResolve(alert.id, alert.resolved, locale);
  const look = resolving.resolved ? 'border-line' : 'border-accent';
  return (
    <li
      data-alert={alert.id}
      className={`relative flex items-start gap-4 rounded-card border bg-surface p-4 shadow-card ${look}`}
    >
      <AlertIcon type={alert.alert_type} open={!resolving.resolved} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <p className="text-lg font-bold">
            <a href={`/alerts/${alert.id}`} className="after:absolute after:inset-0 after:rounded-card">
              {kind}
              <span className="sr-only"> {words(locale).alerts.details}</span>
            </a>
          </p>
          {alert.created_at === null ? null : (
            <p className="text-sm text-muted">
              <LocalTime at={Date.parse(alert.created_at)} style={timeStyle} locale={locale} />
            </p>
          )}
        </div>
        <p lang={lang}>{sentence}</p>
        {showCradle ? <p className="text-sm text-muted">{alert.agent_uuid}</p> : null}
        <div className="mt-2">
          <ResolveAlert resolving={resolving} kind={kind} locale={locale} />
        </div>
      </div>
    </li>
  );
}
