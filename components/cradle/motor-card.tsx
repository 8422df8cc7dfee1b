'use client';

import { useState } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { MOTOR_ACTIONS, type MotorAction } from '@/lib/cradle/topics';
import { formatAge } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { postJson } from '../form/post-json';
import { leaveSignedOut } from '../form/session-probe';
import { LocalTime } from '../time/local-time';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { type IconProps, QuestionIcon, RockIcon, StopIcon } from '../ui/icons';
import { Notice } from '../ui/notice';

interface MotorCardProps {
  uuid: string;
  locale: Locale;
  /** What was last asked, by whom and when (server's clock, ms); undefined while we do not know. */
  motor: LiveSnapshot['motor'] | undefined;
  now: number | null;
  /** Nothing is heard of the cradle, so it may not hear us. */
  silent: boolean;
}

type Outcome = { sent: true; action: MotorAction } | { sent: false; message: string };

const LOOKS = {
  start: { variant: 'primary', Icon: RockIcon },
  stop: { variant: 'outline', Icon: StopIcon },
} as const satisfies Record<MotorAction, { variant: string; Icon: (props: IconProps) => React.ReactNode }>;

export function MotorCard({ uuid, locale, motor, now, silent }: MotorCardProps) {
  const { live, text } = motorWords(locale);
  const [pending, setPending] = useState<MotorAction | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function ask(action: MotorAction): Promise<void> {
    setPending(action);
    setOutcome(null);
    const result = await postJson(`/control_motor/${encodeURIComponent(uuid)}`, { action }, locale);
    setPending(null);
    if (result.ok) setOutcome({ sent: true, action });
    else if (result.status === 401) leaveSignedOut();
    else setOutcome({ sent: false, message: refusal(result, locale) });
  }

  const refuses = (action: MotorAction): boolean => silent && action === 'start';
  return (
    <Card>
      <h2 className="text-lg font-bold">{text.title}</h2>
      <div className="mt-3 grid grid-cols-2 gap-3">
        {MOTOR_ACTIONS.map((action) => {
          const { variant, Icon } = LOOKS[action];
          return (
            <Button
              key={action}
              size="large"
              variant={variant}
              busy={pending !== null || refuses(action)}
              aria-describedby={silent ? 'motor-silent' : undefined}
              onClick={() => {
                if (pending === null && !refuses(action)) void ask(action);
              }}
            >
              <Icon />
              {pending === action ? text.sending : text.buttons[action]}
            </Button>
          );
        })}
      </div>
      <OutcomeLine outcome={outcome} locale={locale} />
      <div id="motor-silent">
        {silent ? (
          <Notice tone="warn" className="mt-3">
            {live.cannotStart} {live.stopMayNotHear}
          </Notice>
        ) : null}
      </div>
      <LastAsked motor={motor} now={now} silent={silent} locale={locale} />
    </Card>
  );
}

function OutcomeLine({ outcome, locale }: { outcome: Outcome | null; locale: Locale }) {
  const text = words(locale).motor;
  return (
    <div aria-live="assertive">
      {outcome?.sent === true ? (
        <Notice tone="good" className="mt-3">
          {text.sent[outcome.action]}
        </Notice>
      ) : null}
      {outcome?.sent === false ? (
        <Notice tone="danger" className="mt-3">
          {outcome.message}
        </Notice>
      ) : null}
    </div>
  );
}

/** Without an answer nobody knows; when the broker did not take it, its name says nothing to a parent. */
function refusal({ status, message }: { status: number; message: string }, locale: Locale): string {
  const text = words(locale).motor;
  if (status === 0) return text.uncertain;
  return status >= 500 ? text.failed : message;
}

function motorWords(locale: Locale) {
  const { live, motor } = words(locale);
  return { live: live.motor, text: motor };
}

/** What was asked, by whom and when; never that it is done, which no cradle says. */
function LastAsked({ motor, now, silent, locale }: Omit<MotorCardProps, 'uuid'>) {
  const { live, text } = motorWords(locale);
  if (motor === undefined || now === null) return null;
  if (motor === null) return <p className="mt-3 font-medium">{text.neverAsked}</p>;
  return (
    <div className="mt-3 grid gap-1">
      <p className="font-medium">
        {text.lastAsked[motor.action](formatAge(now - motor.at, locale), motor.by)} (
        <LocalTime at={motor.at} style="clock" locale={locale} />)
      </p>
      <p className="flex items-center gap-1.5 text-sm font-medium text-warn">
        <QuestionIcon className="size-4" />
        {live.notConfirmed}
      </p>
      <p className="text-sm text-muted">
        {silent && motor.action === 'start' ? live.unknownNow : text.unconfirmed}
      </p>
    </div>
  );
}
