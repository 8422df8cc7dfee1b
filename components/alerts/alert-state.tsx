'use client';

import type { Locale } from '@/lib/i18n/locales';
import { AnswerAlert } from './answer-alert';
import type { PageAlert } from './page-alert';
import { useAnswer } from './use-answer';

interface AlertStateProps {
  alert: Pick<PageAlert, 'id' | 'resolved' | 'life'>;
  kind: string;
  locale: Locale;
}

/** An alert's state and its buttons, where the rest of the page needs to know of neither. */
export function AlertState({ alert: { id, resolved, life }, kind, locale }: AlertStateProps) {
  const acknowledged = life.acknowledgedAt !== null;
  const answering = useAnswer({ ids: [id], acknowledged, resolved, locale });
  return <AnswerAlert answering={answering} kind={kind} life={life} place="page" locale={locale} />;
}
