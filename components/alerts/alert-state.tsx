'use client';

import type { Locale } from '@/lib/i18n/locales';
import { ResolveAlert } from './resolve-alert';
import { useResolve } from './use-resolve';

interface AlertStateProps {
  id: number;
  kind: string;
  resolved: boolean;
  locale: Locale;
}

/** An alert's state and its button, where the rest of the page needs to know of neither. */
export function AlertState({ id, kind, resolved, locale }: AlertStateProps) {
  return <ResolveAlert resolving={useResolve(id, resolved, locale)} kind={kind} locale={locale} />;
}
