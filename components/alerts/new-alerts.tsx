'use client';

import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { ButtonLink } from '../ui/button';
import { AlertIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import { useAlertList } from './alert-list-scope';

/** A list stays as it was read: what is new waits above it until its reader wants to see it. */
export function NewAlerts({ locale }: { locale: Locale }) {
  const text = words(locale).alertList;
  const { news, newsLost } = useAlertList();
  return (
    <>
      <div role="alert" className="not-empty:mb-5">
        {newsLost ? <Notice tone="warn">{text.newUnknown}</Notice> : null}
      </div>
      {news === null ? null : (
        <div
          data-new-alerts
          className="sticky top-2 z-20 mb-5 flex flex-wrap items-center gap-3 rounded-card border border-danger bg-danger-soft p-3 text-danger shadow-card"
        >
          <AlertIcon className="size-6" />
          <p className="min-w-0 flex-1 font-medium">{text.newAlert}</p>
          <ButtonLink href={news} variant="outline">
            {text.showNew}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

/** What is calm to read, while nothing speaks against it. */
export function UnlessNew({ children }: { children: ReactNode }) {
  const { news, newsLost } = useAlertList();
  return news === null && !newsLost ? children : null;
}
