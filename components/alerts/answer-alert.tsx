'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { Button } from '../ui/button';
import { AlertIcon, CheckIcon, EyeIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import type { AlertLife } from './page-alert';
import { UndoResolve } from './undo-resolve';
import type { Answer, useAnswer } from './use-answer';

/** Of many in a list none stands out; the page of one alert has its times among its facts. */
type Place = 'dashboard' | 'list' | 'page';

interface AnswerAlertProps {
  answering: ReturnType<typeof useAnswer>;
  kind: string;
  life: AlertLife;
  /** There is something to press: it is stored already. */
  answerable?: boolean;
  place: Place;
  locale: Locale;
}

/** Whether somebody looks after an alert, since when all is normal again, and the buttons that say so. */
export function AnswerAlert({ answering, kind, life, answerable = true, place, locale }: AnswerAlertProps) {
  const text = words(locale).alerts;
  const { acknowledged, resolved, undo, error } = answering;
  const button = { answering, kind, place, locale };
  return (
    <div>
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="grid gap-1">
          <State answering={answering} life={life} place={place} locale={locale} />
          {life.clearedAt === null || place === 'page' ? null : (
            <p className="text-sm">
              {text.cleared} · <LocalTime at={life.clearedAt} style="clock" locale={locale} />
            </p>
          )}
        </div>
        {resolved && undo.open && place !== 'dashboard' ? (
          <div ref={undo.ref}>
            <UndoResolve ids={undo.ids} kind={kind} onUndone={undo.noteUndone} locale={locale} />
          </div>
        ) : null}
        {resolved || !answerable ? null : (
          <div className="flex flex-wrap gap-2">
            {acknowledged || life.clearedAt !== null ? null : (
              <AnswerButton {...button} answer="acknowledge" />
            )}
            <AnswerButton {...button} answer="resolve" />
          </div>
        )}
      </div>
      <div role="alert">
        {error === null ? null : (
          <Notice tone="danger" className="mt-2">
            {error}
          </Notice>
        )}
      </div>
    </div>
  );
}

type StateProps = Pick<AnswerAlertProps, 'answering' | 'life' | 'place' | 'locale'>;

function State({ answering, life, place, locale }: StateProps) {
  const { acknowledged, acknowledgedHere, resolved, stateRef } = answering;
  const text = words(locale).alerts;
  const who = acknowledgedHere ? text.acknowledgedHere : text.acknowledged(life.acknowledgedBy);
  const [look, Icon, says] = resolved
    ? (['text-good', CheckIcon, text.resolved] as const)
    : acknowledged
      ? (['text-ink', EyeIcon, who] as const)
      : (['text-accent', AlertIcon, text.open] as const);
  return (
    <p
      ref={stateRef}
      tabIndex={-1}
      className={`flex flex-wrap items-center gap-x-1.5 rounded-lg font-medium ${look}`}
    >
      <Icon className="size-5" />
      {says}
      {acknowledged && !resolved && life.acknowledgedAt !== null && place !== 'page' ? (
        <span className="font-normal">
          · <LocalTime at={life.acknowledgedAt} style="clock" locale={locale} />
        </span>
      ) : null}
    </p>
  );
}

interface AnswerButtonProps extends Pick<AnswerAlertProps, 'answering' | 'kind' | 'place' | 'locale'> {
  answer: Answer;
}

function AnswerButton({ answer, answering, kind, place, locale }: AnswerButtonProps) {
  const { busy, give } = answering;
  const text = words(locale).alerts;
  const [label, waiting, name] = {
    acknowledge: [text.acknowledge, text.acknowledging, text.acknowledgeThis(kind)] as const,
    resolve: [text.resolve, text.resolving, text.resolveThis(kind)] as const,
  }[answer];
  return (
    <Button
      data-answer={answer}
      variant={answer === 'acknowledge' && place !== 'list' ? 'primary' : 'outline'}
      busy={busy !== null}
      aria-label={name}
      onClick={() => give(answer)}
      className="relative z-10"
    >
      {busy === answer ? waiting : label}
    </Button>
  );
}
