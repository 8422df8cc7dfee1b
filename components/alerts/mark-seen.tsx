'use client';

import { useEffect } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { postJson } from '../form/post-json';

/**
 * Says that its caregiver looks at this alert. From the browser, since a page that is fetched ahead was not looked at;
 * and when that fails the alert stays unread, which is no more than was the case before.
 */
export function MarkSeen({ id, locale }: { id: number; locale: Locale }) {
  useEffect(() => {
    void postJson(`/api/alert_logs/${id}/seen`, null, locale);
  }, [id, locale]);
  return null;
}
